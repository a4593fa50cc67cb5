package belfry.server.process;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures every process each two seconds and keeps five minutes of it; those of other hosts measure themselves. */
public final class Samples implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Samples.class);
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(24);
    private static final int KEPT = 150;

    private final ProcessTable table;
    private final Neighbours neighbours;
    private final String host;
    private final Map<Long, Meter> meters = new HashMap<>();
    private final Map<UUID, ArrayDeque<Sample>> history = new HashMap<>();
    private final Thread thread = Thread.ofVirtual().name("samples").unstarted(this::run);
    private int rounds;

    public Samples(ProcessTable table, Neighbours neighbours, String host) {
        this.table = table;
        this.neighbours = neighbours;
        this.host = host;
    }

    public Samples start() {
        thread.start();
        return this;
    }

    private void run() {
        try {
            while (true) {
                try {
                    measure();
                } catch (JdbiException e) {
                    LOG.debug("The processes could not be listed: {}", e.getMessage());
                }
                Thread.sleep(EVERY);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    void measure() {
        var rows = table.list();
        var parts = neighbours.list();
        synchronized (this) {
            var pids = new HashSet<Long>();
            for (var row : rows) {
                var pid = row.pid();
                if (pid == null || !row.host().equals(host)) {
                    add(row.id(), new Sample(row.cpuPercent(), row.memoryBytes()));
                } else {
                    pids.add(pid);
                    add(row.id(), meter(pid));
                }
            }
            for (var part : parts) {
                pids.addAll(part.pids());
                add(part.id(), part.pids().stream().map(this::meter).reduce(Sample.UNKNOWN, Sample::plus));
            }
            meters.keySet().retainAll(pids);
        }
        if (rounds++ % 1000 == 0) {
            table.forgetSilent(FORGOTTEN_AFTER);
        }
    }

    private Sample meter(long pid) {
        return meters.computeIfAbsent(pid, Meter::new).read();
    }

    private void add(UUID id, Sample sample) {
        var kept = history.computeIfAbsent(id, _ -> new ArrayDeque<>());
        kept.add(sample);
        if (kept.size() > KEPT) {
            kept.removeFirst();
        }
    }

    /** Oldest first; what could not be measured is left out. */
    public synchronized List<Sample> of(UUID id) {
        var kept = history.get(id);
        return kept == null ? List.of() : new ArrayList<>(kept);
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
