package belfry.server.publish;

import belfry.server.database.Database;
import belfry.server.embedded.Closing;
import belfry.server.incident.Incidents;
import belfry.server.network.NetworkAdapter;
import belfry.server.post.DeliveryMoves;
import belfry.server.post.DeliveryTable;
import belfry.server.process.ProcessBeat;
import belfry.server.process.ProcessIdentity;
import belfry.server.schedule.Backlog;
import belfry.server.schedule.DatabaseClock;
import belfry.server.schedule.DueClock;
import belfry.server.schedule.DueListener;
import belfry.server.schedule.DueTable;
import belfry.server.schedule.Limits;
import belfry.server.schedule.Machine;
import belfry.server.schedule.Sweep;
import belfry.server.schedule.SweepTable;
import belfry.server.schedule.Ticker;
import belfry.server.config.TemporalConfig;
import belfry.server.temporal.TemporalLink;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process that publishes, built here by hand, top to bottom. It may be killed at any moment and run beside others;
 * what it knows is in the database.
 */
public final class Orchestrator implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Orchestrator.class);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration DIRECT_AHEAD = Duration.ofSeconds(60);

    /** What it is given: opened and owned by who starts it. */
    public record Parts(Database database, Map<String, NetworkAdapter> adapters, ChannelDesk channels, MediaFiles files,
            ProcessIdentity who, ReadinessPort port, TemporalConfig temporal, PublishSettings settings,
            CrashPoints crashPoints) {
        public Parts {
            adapters = Map.copyOf(adapters);
        }
    }

    private final DueClock clock;
    private final ProcessBeat beat;
    private final Closing opened = new Closing();

    private Orchestrator(Parts parts) {
        var database = parts.database();
        var self = UUID.randomUUID();
        var time = new DatabaseClock(database);
        var alerts = new IncidentAlerts(new Incidents(database), new AffectedTable(database));
        var sweeps = new SweepTable(database);
        sweeps.announce(Machine.self(self));
        beat = add(ProcessBeat.start(database, parts.who(), parts.port().number(), Map.of()));

        var backlog = new Backlog();
        var publisher = add(
                new Publisher(new PublisherParts(database, parts.adapters(), parts.channels(), parts.files(),
                        new DeliveryMoves(new DeliveryTable())::move, alerts, time, new Random(), parts.crashPoints(),
                        parts.settings(), backlog, self)));
        clock = add(new DueClock(new DueTable(database), publisher, time, DueClock.Settings.USUAL,
                new Limits(200, 8), backlog));
        var ahead = add(new AheadOfTime(database, publisher, DIRECT_AHEAD));
        var sweep = new Sweep(sweeps, alerts, self, time, publisher::inHand);

        clock.start();
        var temporal = temporal(parts, publisher);
        var listener = add(new DueListener(database, clock,
                changed -> temporal.ifPresent(hand -> hand.changed(changed))));
        listener.start();
        temporal.ifPresent(hand -> {
            add(Ticker.every(SECOND, "workflows", add(hand)::tick));
            add(Ticker.every(SECOND, "watch-temporal", hand::watch));
        });
        add(Ticker.every(SECOND, "due-poll", clock::poll));
        add(Ticker.every(SECOND, "sweep", sweep::run));
        add(Ticker.every(SECOND, "channels", publisher::lookAtChannels));
        add(Ticker.every(SECOND, "prepare-ahead", ahead::tick));
        add(Ticker.every(SECOND.multipliedBy(5), "clock-measure", time::measure));
        parts.port().tell(() -> Map.of("status", "online", "inHand", clock.inHand(), "machineAheadMillis",
                time.machineAhead().toMillis()));
    }

    /** Returns when it works. */
    public static Orchestrator start(Parts parts) {
        var orchestrator = new Orchestrator(parts);
        orchestrator.beat.ready();
        LOG.info("Publishing; ready at port {}", parts.port().number());
        return orchestrator;
    }

    private static Optional<TemporalHand> temporal(Parts parts, Publisher publisher) {
        var config = parts.temporal();
        var plans = new PlanTable(parts.database());
        var activities = new HandActivities(plans, publisher);
        var incidents = new Incidents(parts.database());
        var ahead = parts.settings().prepareAhead();
        return switch (config.mode()) {
            case OFF -> Optional.empty();
            case ADDRESS, BINARY -> Optional.of(
                    new TemporalHand(() -> TemporalLink.to(config), false, plans, activities, incidents, ahead));
            case EMBEDDED, AUTO -> Optional.of(
                    new TemporalHand(() -> TemporalLink.inProcess(config), true, plans, activities, incidents, ahead));
        };
    }

    private <T extends AutoCloseable> T add(T part) {
        return opened.add(part);
    }

    /** Takes nothing more, finishes what is under way, and lets everything else to others. */
    @Override
    public void close() {
        Closing.close(beat::stopping);
        // First, because it alone has calls under way that must not be cut off: an upload may keep the others for minutes.
        Closing.close(clock);
        opened.close();
    }
}
