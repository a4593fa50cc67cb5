package belfry.core.akash.definition;

import belfry.core.akash.definition.Placement.Price;
import belfry.core.akash.sdl.SdlNode.Mapping;
import belfry.core.akash.sdl.SdlPath;
import belfry.core.akash.sdl.SdlSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads the tree of a deployment file into records. */
final class SdlModelReader {
    private final SdlSource source;
    private final View root;
    private final ServiceReader services = new ServiceReader();
    private final ComputeReader compute = new ComputeReader();

    SdlModelReader(SdlSource source) {
        this.source = source;
        this.root = new View(source.root().orElse(new Mapping(List.of(), false, 0, 0)), SdlPath.ROOT);
    }

    Sdl read() {
        var profiles = root.map("profiles");
        return new Sdl(source, root.text("version"), named(root, "services", services::service),
                profiles.map(view -> named(view, "compute", compute::profile)).orElse(Map.of()),
                profiles.map(view -> named(view, "placement", this::placement)).orElse(Map.of()), deployed(),
                named(root, "endpoints", view -> new IpEndpoint(view.path(), view.name(), view.text("kind"))),
                root.map("reclamation").map(view -> new Reclamation(view.path(), view.text("min_window"))));
    }

    private static <T> Map<String, T> named(View parent, String key, Function<View, T> reading) {
        var map = new LinkedHashMap<String, T>();
        for (var view : parent.entries(key)) {
            if (!map.containsKey(view.name())) {
                map.put(view.name(), reading.apply(view));
            }
        }
        return map;
    }

    private Placement placement(View view) {
        var signed = view.map("signedBy");
        return new Placement(view.path(), view.name(), ComputeReader.attributes(view.child("attributes")),
                signed.map(by -> by.texts("allOf")).orElse(List.of()),
                signed.map(by -> by.texts("anyOf")).orElse(List.of()), named(view, "pricing",
                        price -> new Price(price.path(), price.text("denom"), price.text("amount"))));
    }

    private List<Deployed> deployed() {
        var deployed = new ArrayList<Deployed>();
        for (var service : root.entries("deployment")) {
            for (var placement : service.entries()) {
                deployed.add(new Deployed(placement.path(), service.name(), placement.name(),
                        placement.text("profile"), placement.text("count")));
            }
        }
        return deployed;
    }
}
