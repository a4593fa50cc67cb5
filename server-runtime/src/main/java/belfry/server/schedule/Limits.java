package belfry.server.schedule;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * How many deliveries may be on their way at once, per network and per channel. A network begins with few and gets more
 * while its answers are slow to come: each on its way is a connection, and a fast network needs no more of them.
 */
public final class Limits {
    /** Enough to keep some processors busy when answers come within a millisecond; each more is a connection to open. */
    private static final int FEW = 25;
    /** So long a network's places are all taken before it gets more. */
    private static final long PATIENCE = Duration.ofMillis(100).toNanos();

    private final int perNetwork;
    private final int perChannel;
    private final LongSupplier nanos;
    private final Map<String, Room> networks = new HashMap<>();
    private final Map<UUID, Integer> channels = new HashMap<>();
    private final Set<UUID> onTheirWay = new HashSet<>();

    public Limits(int perNetwork, int perChannel) {
        this(perNetwork, perChannel, System::nanoTime);
    }

    Limits(int perNetwork, int perChannel, LongSupplier nanos) {
        this.perNetwork = perNetwork;
        this.perChannel = perChannel;
        this.nanos = nanos;
    }

    synchronized boolean take(DueItem item) {
        if (channels.getOrDefault(item.channel(), 0) >= perChannel
                || !networks.computeIfAbsent(item.network(), _ -> new Room()).take()) {
            return false;
        }
        onTheirWay.add(item.delivery());
        channels.merge(item.channel(), 1, Integer::sum);
        return true;
    }

    /** False: it was given back already. */
    synchronized boolean giveBack(DueItem item) {
        if (!onTheirWay.remove(item.delivery())) {
            return false;
        }
        networks.computeIfPresent(item.network(), (_, room) -> room.leave() ? room : null);
        channels.computeIfPresent(item.channel(), (_, count) -> count == 1 ? null : count - 1);
        return true;
    }

    /** The places of a network while any of them is taken. */
    private final class Room {
        private int places = Math.min(FEW, perNetwork);
        private int taken;
        private int left;
        private boolean full;
        private long fullSince;

        boolean take() {
            if (taken >= places && !widened()) {
                return false;
            }
            taken++;
            return true;
        }

        /** False: nobody is here any more. */
        boolean leave() {
            left++;
            return --taken > 0;
        }

        private boolean widened() {
            long now = nanos.getAsLong();
            if (full && now - fullSince < PATIENCE) {
                return false;
            }
            var slow = full && left < 2 * places;
            full = true;
            fullSince = now;
            left = 0;
            if (!slow || places == perNetwork) {
                return false;
            }
            places = Math.min(perNetwork, 2 * places);
            return true;
        }
    }
}
