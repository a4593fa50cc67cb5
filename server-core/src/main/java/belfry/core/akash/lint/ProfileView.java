package belfry.core.akash.lint;

import belfry.core.akash.sdl.SdlNode.Mapping;
import belfry.core.akash.sdl.SdlNode.Sequence;
import belfry.core.akash.sdl.SdlPath;
import belfry.core.akash.sdl.SdlSource;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A compute profile; sizes are empty when they cannot be read. {@code listed}: storage is written as a list. */
record ProfileView(String name, SdlPath path, Optional<BigDecimal> cpu, Optional<BigDecimal> memory, boolean listed,
        List<VolumeView> volumes) {

    /** A volume of a profile; {@code name} is empty for the ephemeral root disk. */
    record VolumeView(SdlPath path, String name, String size, Optional<BigDecimal> bytes, String kind,
            boolean persistent) {
        static VolumeView read(SdlSource source, SdlPath path) {
            var attributes = path.child("attributes");
            var size = ExposeView.text(source, path.child("size"));
            var persistent = ExposeView.text(source, attributes.child("persistent"));
            return new VolumeView(path, ExposeView.text(source, path.child("name")), size, Sizes.bytes(size),
                    ExposeView.text(source, attributes.child("class")),
                    List.of("true", "yes", "on", "1").contains(persistent));
        }
    }

    static ProfileView read(SdlSource source, SdlPath path) {
        var resources = path.child("resources");
        var storage = resources.child("storage");
        var node = source.find(storage);
        boolean listed = node.filter(Sequence.class::isInstance).isPresent();
        Stream<SdlPath> places = listed
                ? ServiceView.items(source, storage)
                : node.filter(Mapping.class::isInstance).map(_ -> storage).stream();
        return new ProfileView(path.last(), path,
                Sizes.cpu(ExposeView.text(source, resources.child("cpu").child("units"))),
                Sizes.bytes(ExposeView.text(source, resources.child("memory").child("size"))), listed,
                places.map(place -> VolumeView.read(source, place)).toList());
    }

    Optional<VolumeView> volume(String volume) {
        return volumes.stream().filter(candidate -> candidate.name().equals(volume)).findFirst();
    }

    SdlPath storage() {
        return path.child("resources").child("storage");
    }
}
