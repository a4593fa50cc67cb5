package belfry.server.stack;

import belfry.core.incident.Finding;
import belfry.core.incident.Sightings;
import belfry.core.problem.Problem;
import belfry.core.stack.Reading;
import belfry.core.wire.DependencyView;
import belfry.core.wire.DoctorReport;
import belfry.core.wire.LampState;
import belfry.core.wire.ProbeResult;
import belfry.server.incident.Incidents;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks all probes every few seconds, keeps the lamps, and opens and closes incidents by what they find. */
public final class Watch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Watch.class);
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final Duration DEADLINE = Duration.ofSeconds(6);
    /** Most probes ask PostgreSQL, where each one beside the others keeps a process of some twenty megabytes. */
    private static final int AT_ONCE = 3;

    private final List<Probe> probes;
    private final Incidents incidents;
    private final StackTable table;
    private final InstantSource clock;
    private final Sightings sightings = new Sightings();
    private final Thread thread = Thread.ofVirtual().name("watch").unstarted(this::run);
    private volatile Map<String, Seen> seen = Map.of();
    private @Nullable Unwritten unwritten;

    /** A reading with the time since when its state has been so. */
    private record Seen(Probe probe, Reading reading, Instant since, Instant at) {}

    /** PostgreSQL itself was away, so its incident waits until it can be written. */
    private record Unwritten(Finding finding, Instant since) {}

    Watch(List<Probe> probes, Incidents incidents, StackTable table, InstantSource clock) {
        this.probes = List.copyOf(probes);
        this.incidents = incidents;
        this.table = table;
        this.clock = clock;
    }

    Watch start() {
        thread.start();
        return this;
    }

    private void run() {
        try {
            while (true) {
                round();
                Thread.sleep(EVERY);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** One look at everything. */
    void round() throws InterruptedException {
        var readings = ask();
        remember(readings);
        try {
            judge(readings);
        } catch (JdbiException e) {
            LOG.debug("What the watch saw could not be written: {}", e.getMessage());
        }
    }

    private Map<Probe, Reading> ask() throws InterruptedException {
        var readings = new LinkedHashMap<Probe, Reading>();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            var answers = threads.invokeAll(
                    probes.stream().<Callable<Reading>>map(probe -> probe::read).toList(),
                    DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
            for (int i = 0; i < probes.size(); i++) {
                readings.put(probes.get(i), reading(probes.get(i), answers.get(i)));
            }
        }
        return readings;
    }

    private static Reading reading(Probe probe, Future<Reading> answer) throws InterruptedException {
        try {
            return answer.get();
        } catch (CancellationException _) {
            return Reading.unknown("%s gave no answer within %d s".formatted(probe.name(), DEADLINE.toSeconds()));
        } catch (ExecutionException e) {
            LOG.warn("The probe {} failed", probe.name(), e.getCause());
            return Reading.unknown("%s could not be looked at: %s".formatted(probe.name(), Causes.root(e)));
        }
    }

    private void remember(Map<Probe, Reading> readings) {
        var now = clock.instant();
        var next = new LinkedHashMap<String, Seen>();
        readings.forEach((probe, reading) -> {
            var before = seen.get(probe.name());
            var since = before != null && before.reading().state() == reading.state() ? before.since() : now;
            next.put(probe.name(), new Seen(probe, reading, since, now));
        });
        seen = next;
    }

    private void judge(Map<Probe, Reading> readings) {
        var findings = new ArrayList<Finding>();
        var answered = new HashSet<String>();
        readings.forEach((probe, reading) -> {
            findings.addAll(reading.findings());
            if (reading.answered()) {
                answered.addAll(probe.codes());
            }
        });
        if (databaseAway(findings)) {
            return;
        }
        tellLamps();
        var verdict = sightings.round(findings, incidents.openKeys(), answered);
        verdict.open().forEach(incidents::open);
        verdict.close().forEach(key -> incidents.close(key.code(), key.subject(), "The probe finds it no more"));
    }

    private boolean databaseAway(List<Finding> findings) {
        var now = clock.instant();
        var away = findings.stream().filter(finding -> finding.problem().code().equals(PostgresProbe.AWAY)).findFirst();
        if (away.isPresent()) {
            unwritten = unwritten == null ? new Unwritten(away.get(), now) : unwritten;
            return true;
        }
        var over = unwritten;
        if (over != null) {
            incidents.record(over.finding(), over.since(), "It answers again after %d s"
                    .formatted(Duration.between(over.since(), now).toSeconds()));
            unwritten = null;
        }
        return false;
    }

    private void tellLamps() {
        seen.values().stream().filter(lamp -> lamp.probe().lamp() && lamp.since().equals(lamp.at()))
                .forEach(lamp -> table.lampChanged(lamp.probe().name()));
    }

    /** The lamps as they were last seen. */
    public List<DependencyView> dependencies() {
        return seen.values().stream().filter(lamp -> lamp.probe().lamp()).map(lamp -> new DependencyView(
                lamp.probe().name(), lamp.reading().state(), lamp.reading().latencyMillis(), lamp.since(), lamp.at(),
                lamp.reading().detail(), first(lamp.reading().problems()))).toList();
    }

    /** Everything that the probes last saw. */
    public DoctorReport report() {
        var results = seen.values().stream().map(one -> new ProbeResult(one.probe().name(), one.reading().state(),
                one.reading().detail(), one.reading().problems())).toList();
        return new DoctorReport(worst(results), results);
    }

    static LampState worst(List<ProbeResult> results) {
        if (results.stream().anyMatch(result -> result.state() == LampState.DOWN)) {
            return LampState.DOWN;
        }
        return results.stream().anyMatch(result -> result.state() == LampState.DEGRADED)
                ? LampState.DEGRADED
                : LampState.UP;
    }

    private static @Nullable Problem first(List<Problem> problems) {
        return problems.isEmpty() ? null : problems.getFirst();
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
