package belfry.server.publish;

import belfry.core.network.Deduplication;
import belfry.server.database.Database;
import belfry.server.network.NetworkAdapter;
import belfry.server.schedule.Alerts;
import belfry.server.schedule.Backlog;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * What a publisher is made of.
 *
 * @param adapters by network id
 * @param clock the database's
 * @param backlog what is due and still to be sent
 * @param self names this process in its claims
 */
public record PublisherParts(Database database, Map<String, NetworkAdapter> adapters, ChannelDesk channels,
        MediaFiles files, Moves moves, Alerts alerts, InstantSource clock, RandomGenerator random,
        CrashPoints crashPoints, PublishSettings settings, Backlog backlog, UUID self) {
    public PublisherParts {
        adapters = Map.copyOf(adapters);
    }

    /** How an unknown outcome of this delivery is settled; of a network without an adapter: not at all. */
    Deduplication family(LoadedDelivery delivery) {
        var adapter = adapters.get(delivery.network());
        return adapter == null ? Deduplication.NONE : adapter.network().deduplication();
    }

    /** Whether others may go before this part's answer is written: nothing comes after it, and its network can be asked. */
    boolean recordMayWait(LoadedDelivery delivery, LoadedPart part) {
        return delivery.after(part).isEmpty() && family(delivery).needsNoRecord();
    }
}
