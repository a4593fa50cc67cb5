package belfry.core.akash.check;

import belfry.core.akash.check.Report.Spot;
import belfry.core.akash.check.Report.Words;
import belfry.core.akash.definition.ComputeProfile;
import belfry.core.akash.definition.ComputeProfile.Cpu;
import belfry.core.akash.definition.Numbers;
import belfry.core.akash.definition.Quantities;
import belfry.core.akash.definition.Sdl;
import belfry.core.akash.sdl.RuleSet;
import belfry.core.akash.sdl.SdlNode.Scalar;
import belfry.core.akash.sdl.SdlPath;
import java.util.Set;
import java.util.regex.Pattern;

/** Processor and memory: readable by both libraries and within the chain's limits for one replica. */
final class ComputeRules implements Rule {
    static final long LEAST_CPU = 10;
    static final long MOST_CPU = 384_000;
    static final long LEAST_MEMORY = 1L << 20;
    static final long MOST_MEMORY = 2L << 40;
    private static final Pattern SCHEMA_UNITS = Pattern.compile("[0-9]+(\\.[0-9]+)?[a-zA-Z]*");
    private static final Pattern SCHEMA_ZERO = Pattern.compile("0+(\\.0+)?m?");

    @Override
    public void check(Sdl sdl, Report report) {
        for (var profile : sdl.compute().values()) {
            profile.cpu().ifPresent(cpu -> cpu(cpu, report));
            profile.memory().ifPresent(size -> memory(profile, size, report));
        }
    }

    private static void cpu(Cpu cpu, Report report) {
        cpu.units().ifPresent(units -> units(cpu.path().child("units"), units, report));
        for (var attribute : cpu.attributes()) {
            if (!attribute.key().equals("arch")) {
                report.error("sdl-cpu-attribute", Tools.GO, Spot.key(attribute.path()),
                        new Words("%s is not known of a processor".formatted(Quoted.of(attribute.key())),
                                "Only arch is", "Write arch, such as amd64, or remove it"));
            }
        }
    }

    private static void units(SdlPath path, Scalar units, Report report) {
        boolean console = Numbers.isNumber(units)
                ? !(Numbers.value(units) > 0)
                : !SCHEMA_UNITS.matcher(units.value()).matches() || SCHEMA_ZERO.matcher(units.value()).matches();
        var go = Quantities.goCpu(units);
        boolean outside = go.isPresent() && (go.getAsLong() < LEAST_CPU || go.getAsLong() > MOST_CPU);
        if (console || go.isEmpty()) {
            report.error("sdl-cpu-units", refusedBy(console, go.isEmpty() || outside), Spot.value(path), new Words(
                    "%s is not a share of processors".formatted(Quoted.of(units.value())),
                    "Expected is a number above zero, or whole thousandths with an m", "Write it like 0.5 or 500m"));
        } else if (outside) {
            report.error("sdl-cpu-range", Tools.GO, Spot.value(path),
                    new Words("One replica can have 10m to 384 processors",
                            "%s is outside of that".formatted(Quoted.of(units.value())),
                            "Choose a share in the range"));
        }
    }

    private static Set<RuleSet> refusedBy(boolean console, boolean go) {
        return console ? go ? Tools.ALL : Tools.CONSOLE : Tools.GO;
    }

    private static void memory(ComputeProfile profile, Scalar size, Report report) {
        var path = profile.path().child("resources").child("memory").child("size");
        if (Sizes.check(path, size, report)) {
            long bytes = Quantities.goBytes(size.value()).orElse(LEAST_MEMORY);
            if (bytes < LEAST_MEMORY || bytes > MOST_MEMORY) {
                report.error("sdl-memory-range", Tools.GO, Spot.value(path),
                        new Words("One replica can have 1Mi to 2Ti of memory",
                                "%s is outside of that".formatted(Quoted.of(size.value())),
                                "Choose a size in the range, and mind the unit"));
            }
        }
    }
}
