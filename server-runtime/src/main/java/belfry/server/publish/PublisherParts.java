package belfry.server.publish;

import belfry.server.database.Database;
import belfry.server.network.NetworkAdapter;
import belfry.server.schedule.Alerts;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * What a publisher is made of.
 *
 * @param adapters by network id
 * @param clock the database's
 * @param self names this process in its claims
 */
public record PublisherParts(Database database, Map<String, NetworkAdapter> adapters, ChannelDesk channels,
        MediaFiles files, Moves moves, Alerts alerts, InstantSource clock, RandomGenerator random,
        CrashPoints crashPoints, PublishSettings settings, UUID self) {
    public PublisherParts {
        adapters = Map.copyOf(adapters);
    }
}
