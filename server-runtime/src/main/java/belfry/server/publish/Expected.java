package belfry.server.publish;

import belfry.server.network.NetworkAdapter;
import belfry.server.schedule.DueItem;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Deliveries loaded before they are due, so that the due second costs no reading. What changed meanwhile is not used. */
final class Expected {
    private static final int MOST = 20_000;

    private final LoadTable table;
    private final Map<String, NetworkAdapter> adapters;
    private final Map<UUID, LoadedDelivery> loaded = new ConcurrentHashMap<>();

    Expected(LoadTable table, Map<String, NetworkAdapter> adapters) {
        this.table = table;
        this.adapters = adapters;
    }

    /** Loads those that are not loaded yet; answers the ones it loaded. */
    Collection<LoadedDelivery> load(Collection<DueItem> soon) {
        var wanted = new HashSet<UUID>();
        soon.forEach(item -> wanted.add(item.delivery()));
        wanted.removeAll(loaded.keySet());
        if (loaded.size() + wanted.size() > MOST) {
            loaded.clear();
        }
        var fresh = table.load(wanted);
        loaded.putAll(fresh);
        return fresh.values();
    }

    void keep(LoadedDelivery delivery) {
        loaded.put(delivery.id(), delivery);
    }

    Optional<LoadedDelivery> take(UUID delivery) {
        return Optional.ofNullable(loaded.remove(delivery));
    }

    /** What the claim should ask for: the commit of the first part too, where everything for it is there. */
    ClaimTable.Wanted wanted(UUID delivery) {
        var known = loaded.get(delivery);
        var adapter = known == null ? null : adapters.get(known.network());
        if (known == null || adapter == null || known.parts().isEmpty()) {
            return ClaimTable.Wanted.only(delivery);
        }
        var first = known.parts().getFirst();
        return first.publishedAt().isEmpty() && first.open().isEmpty() && Preparer.ready(first, adapter)
                ? ClaimTable.Wanted.opening(known, first, adapter.network().deduplication())
                : ClaimTable.Wanted.only(delivery);
    }
}
