package belfry.core.akash.lease;

import java.util.List;

/** One service of a lease as its provider runs it. */
public record ServiceReplicas(String name, int available, int total, List<String> uris) {
    public ServiceReplicas {
        uris = List.copyOf(uris);
    }

    public boolean complete() {
        return available >= total;
    }
}
