package belfry.server.publish;

import belfry.core.network.Deduplication;
import belfry.core.publish.BackOff;
import belfry.core.publish.SettleTimes;
import belfry.core.secret.Secret;
import belfry.server.database.Database;
import belfry.server.network.ChannelAccess;
import belfry.server.network.NetworkAdapter;
import belfry.server.post.DeliveryMoves;
import belfry.server.post.DeliveryTable;
import belfry.server.schedule.Alerts;
import belfry.server.schedule.Backlog;
import belfry.server.schedule.DatabaseClock;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A publisher on a test's database with adapters of all four families, in a hurry. */
final class PublisherRig {
    static final PublishSettings QUICK = new PublishSettings(Duration.ofSeconds(6), Duration.ofSeconds(4),
            Duration.ofMinutes(10), new BackOff(Duration.ofMillis(200), Duration.ofSeconds(1), Duration.ofHours(1)),
            _ -> new SettleTimes(Duration.ofMillis(400), Duration.ofHours(1), Duration.ofMillis(100)));

    private PublisherRig() {}

    static Map<String, NetworkAdapter> adapters(URI peer, Duration timeout) {
        var adapters = new HashMap<String, NetworkAdapter>();
        for (var family : Deduplication.values()) {
            adapters.put(PeerAdapter.id(family), new PeerAdapter(family, peer, timeout));
        }
        return adapters;
    }

    static PublisherParts parts(Database database, Map<String, NetworkAdapter> adapters, Alerts alerts,
            CrashPoints crashPoints, UUID self) {
        return new PublisherParts(database, adapters, new PlainDesk(database), id -> Path.of(id.toString()),
                new DeliveryMoves(new DeliveryTable())::move, alerts, new DatabaseClock(database), new Random(7),
                crashPoints, QUICK, new Backlog(), self);
    }

    static ChannelDesk desk(Database database) {
        return new PlainDesk(database);
    }

    /** What was reported, and nothing more. */
    static final class Reported implements Alerts {
        final List<String> codes = new CopyOnWriteArrayList<>();
        final List<String> subjects = new CopyOnWriteArrayList<>();

        @Override
        public void open(UUID workspace, String subject, belfry.core.problem.Problem problem,
                Collection<UUID> deliveries) {
            codes.add(problem.code());
            subjects.add(subject);
        }

        @Override
        public void close(String code, String subject, String why) {
            codes.remove(code);
        }
    }

    /** Channels without secrets. */
    private record PlainDesk(Database database) implements ChannelDesk {
        @Override
        public ChannelAccess open(UUID channel) {
            return database.jdbi().withHandle(handle -> handle
                    .createQuery("select workspace_id, network, credential_version from channel where id = :id")
                    .bind("id", channel)
                    .map((row, _) -> new ChannelAccess(channel, row.getObject("workspace_id", UUID.class),
                            row.getString("network"), "peer", "@peer", Optional.empty(), Map.of(), Secret.of("{}"),
                            row.getLong("credential_version"), Optional.empty()))
                    .one());
        }

        @Override
        public boolean renew(UUID channel, long version, Secret credential, Optional<Instant> expiresAt) {
            return database.jdbi().withHandle(handle -> handle.createUpdate("""
                    update channel set credential_version = credential_version + 1
                    where id = :id and credential_version = :version
                    """).bind("id", channel).bind("version", version).execute()) == 1;
        }
    }
}
