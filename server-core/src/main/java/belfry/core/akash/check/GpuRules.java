package belfry.core.akash.check;

import belfry.core.akash.check.Report.Spot;
import belfry.core.akash.check.Report.Words;
import belfry.core.akash.definition.ComputeProfile.Gpu;
import belfry.core.akash.definition.ComputeProfile.GpuModel;
import belfry.core.akash.definition.Numbers;
import belfry.core.akash.definition.Quantities;
import belfry.core.akash.definition.Sdl;
import belfry.core.akash.sdl.SdlNode.Mapping;
import belfry.core.akash.sdl.SdlNode.Scalar;
import belfry.core.akash.sdl.SdlPath;
import java.util.HashSet;
import java.util.regex.Pattern;

/** Graphics processors: how many, and which will do. */
final class GpuRules implements Rule {
    private static final int MOST = 24;
    private static final Pattern ZERO = Pattern.compile("0+(\\.0+)?");
    private static final Pattern KEY = Pattern.compile("[a-zA-Z][\\w/.\\-]{1,126}[\\w*]?");

    @Override
    public void check(Sdl sdl, Report report) {
        for (var profile : sdl.compute().values()) {
            profile.gpu().ifPresent(gpu -> check(sdl, gpu, report));
        }
    }

    private static void check(Sdl sdl, Gpu gpu, Report report) {
        gpu.units().ifPresent(units -> units(gpu, units, report));
        boolean some = gpu.units().filter(GpuRules::isSome).isPresent();
        if (some && !gpu.attributes()) {
            report.error("sdl-gpu-attributes-missing", Tools.ALL, Spot.value(gpu.path().child("attributes")),
                    new Words("A graphics processor is asked for, but not which", "The vendor must be named",
                            "Add attributes: vendor: nvidia: with a list of models, or with nothing for any"));
        } else if (!some && gpu.attributes()) {
            report.error("sdl-gpu-attributes-without-units", Tools.ALL, Spot.key(gpu.path().child("attributes")),
                    new Words("A graphics processor is described, but none is asked for", "The units are zero",
                            "Write units of at least 1, or remove the attributes"));
        } else if (gpu.attributes() && !gpu.vendor()) {
            vendorMissing(gpu, report);
        }
        emptyVendor(sdl, gpu, report);
        models(gpu, report);
    }

    private static boolean isSome(Scalar units) {
        return Numbers.isNumber(units) ? Numbers.value(units) > 0 : !ZERO.matcher(units.value()).matches();
    }

    private static void units(Gpu gpu, Scalar units, Report report) {
        var path = gpu.path().child("units");
        var go = Quantities.goGpu(units);
        boolean number = Numbers.isNumber(units) || units.isString();
        if (go.isEmpty() || !number) {
            report.error("sdl-gpu-units", number ? Tools.GO : Tools.ALL, Spot.value(path),
                    new Words("%s is not a number of graphics processors".formatted(Quoted.of(units.value())),
                            "Only whole processors are leased", "Write a whole number"));
        } else if (go.getAsLong() > MOST) {
            report.error("sdl-gpu-range", Tools.GO, Spot.value(path),
                    new Words("One replica can have at most " + MOST + " graphics processors",
                            "%s is more".formatted(Quoted.of(units.value())), "Ask for fewer"));
        }
    }

    private static void vendorMissing(Gpu gpu, Report report) {
        report.error("sdl-gpu-vendor-missing", Tools.BOTH_PARSERS,
                Spot.value(gpu.path().child("attributes").child("vendor")), new Words("No vendor is named",
                        "Providers are matched by vendor and model", "Add vendor: nvidia:"));
    }

    private static void emptyVendor(Sdl sdl, Gpu gpu, Report report) {
        var path = gpu.path().child("attributes").child("vendor");
        if (sdl.source().find(path).filter(node -> node instanceof Mapping map && map.entries().isEmpty())
                .isPresent()) {
            report.error("sdl-gpu-vendor-missing", Tools.CONSOLE, Spot.key(path), new Words("No vendor is named",
                    "The Go tools take it for any model of nvidia", "Add nvidia: below vendor"));
        }
    }

    private static void models(Gpu gpu, Report report) {
        var keys = new HashSet<String>();
        for (var model : gpu.models()) {
            model.ram().ifPresent(ram -> ram(model, ram, report));
            var name = model.model().map(Scalar::value).orElse("");
            var key = "vendor/nvidia/model/" + name + model.ram().map(ram -> "/ram/" + ram.value()).orElse("")
                    + model.link().map(link -> "/interface/" + link.value()).orElse("");
            if (name.isEmpty()) {
                report.warning("sdl-gpu-model-missing", Spot.value(model.path()),
                        new Words("No model is named", "The TypeScript library writes \"undefined\" in its place",
                                "Add the model, such as a100"));
            } else if (key.length() > 200 || !KEY.matcher(key).matches() || !keys.add(key)) {
                badModel(name, model.path(), report);
            }
        }
    }

    private static void badModel(String name, SdlPath path, Report report) {
        report.error("sdl-gpu-model", Tools.GO, Spot.value(path.child("model")), new Words(
                "%s cannot be asked for".formatted(Quoted.of(name)),
                "A model is letters, digits, dots and dashes, and is named once", "Write it like a100 or rtx4090"));
    }

    private static void ram(GpuModel model, Scalar ram, Report report) {
        if (Quantities.goGibibytes(ram.value()).isEmpty()) {
            report.error("sdl-gpu-ram", Tools.GO, Spot.value(model.path().child("ram")),
                    new Words("%s is not a size of memory".formatted(Quoted.of(ram.value())),
                            "The Go tools know the units Ki, Mi, Gi and so on; the TypeScript library takes any text",
                            "Write it like 80Gi"));
        }
    }
}
