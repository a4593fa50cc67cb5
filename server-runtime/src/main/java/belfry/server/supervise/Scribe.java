package belfry.server.supervise;

import java.time.Duration;
import java.util.LinkedHashMap;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what the supervisor sees into the database, one after the other, so that a slow or absent database never keeps
 * it from its work. Of two writes about the same only the newer is done; what fails is tried again.
 */
final class Scribe implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Scribe.class);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration LAST_WORDS = Duration.ofSeconds(3);

    private record Note(String about, Runnable write) {}

    private final LinkedHashMap<String, Runnable> pending = new LinkedHashMap<>();
    private final Thread thread = Thread.ofVirtual().name("supervisor-scribe").start(this::run);
    private boolean closed;

    synchronized void write(String about, Runnable write) {
        pending.remove(about);
        pending.put(about, write);
        notifyAll();
    }

    private void run() {
        boolean failing = false;
        try {
            for (var next = take(); next != null; next = take()) {
                try {
                    next.write().run();
                    failing = false;
                } catch (JdbiException e) {
                    var retried = again(next);
                    if (!failing && retried) {
                        LOG.warn("The database does not take what the supervisor saw; it is tried again: {}",
                                e.getMessage());
                    }
                    failing = true;
                    pause();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized @Nullable Note take() throws InterruptedException {
        while (pending.isEmpty() && !closed) {
            wait();
        }
        var first = pending.pollFirstEntry();
        return first == null ? null : new Note(first.getKey(), first.getValue());
    }

    /** Not when closed: a database that goes away then takes nothing any more. */
    private synchronized boolean again(Note note) {
        if (!closed) {
            pending.putIfAbsent(note.about(), note.write());
        }
        return !closed;
    }

    private synchronized void pause() throws InterruptedException {
        if (!closed) {
            wait(RETRY.toMillis());
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            if (!thread.join(LAST_WORDS)) {
                thread.interrupt();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
