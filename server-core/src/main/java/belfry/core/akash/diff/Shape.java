package belfry.core.akash.diff;

import belfry.core.akash.definition.ComputeProfile;
import belfry.core.akash.definition.ComputeProfile.Volume;
import belfry.core.akash.definition.Placement;
import belfry.core.akash.definition.Quantities;
import belfry.core.akash.sdl.SdlNode.Scalar;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Resources in a form in which two ways of writing the same amount are equal: {@code 0.5} and {@code 500m}. */
record Shape(String cpu, String memory, String gpu, String storage) {
    static final Shape NONE = new Shape("", "", "", "");

    static Shape of(ComputeProfile profile) {
        return new Shape(profile.cpu().flatMap(cpu -> cpu.units()).map(Shape::cpu).orElse(""),
                profile.memory().map(Shape::size).orElse(""), gpu(profile), profile.storage().stream()
                        .sorted(Comparator.comparing(Volume::nameOrDefault)).map(Shape::volume)
                        .collect(Collectors.joining(", ")));
    }

    static String rules(Placement placement) {
        return "attributes " + attributes(placement.attributes()) + " signed by all of " + values(placement.allOf())
                + " any of " + values(placement.anyOf());
    }

    private static String values(List<Scalar> scalars) {
        return scalars.stream().map(Scalar::value).sorted().toList().toString();
    }

    private static String attributes(List<ComputeProfile.Attribute> attributes) {
        return attributes.stream().map(attribute -> attribute.key() + "=" + attribute.value().value()).sorted().toList()
                .toString();
    }

    private static String volume(Volume volume) {
        return volume.nameOrDefault() + " " + volume.size().map(Shape::size).orElse("") + volume.attributes()
                .map(attributes -> " " + attributes(attributes)).orElse("");
    }

    private static String gpu(ComputeProfile profile) {
        return profile
                .gpu().filter(ComputeProfile.Gpu::wanted).map(gpu -> gpu.units().map(Scalar::value).orElse("") + " "
                        + gpu.models().stream()
                                .map(model -> text(model.model()) + " " + text(model.ram()) + " " + text(model.link()))
                                .sorted().toList())
                .orElse("");
    }

    private static String text(Optional<Scalar> scalar) {
        return scalar.map(Scalar::value).orElse("");
    }

    private static String cpu(Scalar units) {
        var thousandths = Quantities.goCpu(units);
        return thousandths.isPresent() ? thousandths.getAsLong() + "m" : units.value();
    }

    private static String size(Scalar size) {
        var bytes = Quantities.typeScriptBytes(size.value());
        return bytes.isPresent()
                && bytes.getAsDouble() != Quantities.typeScriptBytes(canonical(size.value())).orElse(-1)
                        ? size.value()
                        : canonical(size.value());
    }

    /** The largest unit that leaves a whole number: {@code 1024Mi} is {@code 1Gi}. */
    private static String canonical(String size) {
        var exact = Quantities.goBytes(size);
        if (exact.isEmpty()) {
            return size;
        }
        long bytes = exact.getAsLong();
        var units = List.of("Ti", "Gi", "Mi", "Ki");
        for (int i = 0; i < units.size(); i++) {
            long unit = 1L << (10 * (units.size() - i));
            if (bytes != 0 && bytes % unit == 0) {
                return bytes / unit + units.get(i);
            }
        }
        return Long.toString(bytes);
    }
}
