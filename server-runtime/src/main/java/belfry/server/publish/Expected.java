package belfry.server.publish;

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
    private final PublisherParts parts;
    private final Map<UUID, LoadedDelivery> loaded = new ConcurrentHashMap<>();

    Expected(LoadTable table, PublisherParts parts) {
        this.table = table;
        this.parts = parts;
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

    /** Whether its first part is there with everything that sending it needs. */
    boolean ready(UUID delivery) {
        return Optional.ofNullable(loaded.get(delivery)).filter(this::ready).isPresent();
    }

    private boolean ready(LoadedDelivery known) {
        var adapter = parts.adapters().get(known.network());
        if (adapter == null || known.parts().isEmpty()) {
            return false;
        }
        var first = known.parts().getFirst();
        return first.publishedAt().isEmpty() && first.open().isEmpty() && Preparer.ready(first, adapter);
    }

    /** What the claim should ask for: the commit of the first part too, where everything for it is there. */
    ClaimTable.Wanted wanted(UUID delivery) {
        return Optional.ofNullable(loaded.get(delivery)).filter(this::ready)
                .map(known -> ClaimTable.Wanted.opening(known, known.parts().getFirst(), parts.family(known)))
                .orElseGet(() -> ClaimTable.Wanted.only(delivery));
    }
}
