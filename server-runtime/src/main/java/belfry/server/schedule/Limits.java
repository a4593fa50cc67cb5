package belfry.server.schedule;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** How many deliveries may be on their way at once, per network and per channel. */
public final class Limits {
    private final int perNetwork;
    private final int perChannel;
    private final Map<String, Integer> networks = new HashMap<>();
    private final Map<UUID, Integer> channels = new HashMap<>();
    private final Set<UUID> onTheirWay = new HashSet<>();

    public Limits(int perNetwork, int perChannel) {
        this.perNetwork = perNetwork;
        this.perChannel = perChannel;
    }

    synchronized boolean take(DueItem item) {
        if (networks.getOrDefault(item.network(), 0) >= perNetwork
                || channels.getOrDefault(item.channel(), 0) >= perChannel) {
            return false;
        }
        onTheirWay.add(item.delivery());
        networks.merge(item.network(), 1, Integer::sum);
        channels.merge(item.channel(), 1, Integer::sum);
        return true;
    }

    /** False: it was given back already. */
    synchronized boolean giveBack(DueItem item) {
        if (!onTheirWay.remove(item.delivery())) {
            return false;
        }
        networks.computeIfPresent(item.network(), (_, count) -> count == 1 ? null : count - 1);
        channels.computeIfPresent(item.channel(), (_, count) -> count == 1 ? null : count - 1);
        return true;
    }
}
