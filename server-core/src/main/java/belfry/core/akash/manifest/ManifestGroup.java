package belfry.core.akash.manifest;

import java.util.List;

/** The services of one placement as its provider receives them. */
public record ManifestGroup(String name, List<ManifestService> services) {
    public ManifestGroup {
        services = List.copyOf(services);
    }
}
