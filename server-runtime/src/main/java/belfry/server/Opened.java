package belfry.server;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What has been opened so far, closed in the opposite order; it can be told to stop in the middle of a start. */
public final class Opened implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Opened.class);

    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private boolean closed;

    /** Takes the part over; when everything was closed meanwhile, closes it at once and ends the start. */
    public <T extends AutoCloseable> T add(T part) throws InterruptedException {
        synchronized (parts) {
            if (!closed) {
                parts.push(part);
                return part;
            }
        }
        close(part);
        throw new InterruptedException("stopped while starting");
    }

    public boolean isClosed() {
        synchronized (parts) {
            return closed;
        }
    }

    @Override
    public void close() {
        synchronized (parts) {
            closed = true;
        }
        for (var part = next(); part != null; part = next()) {
            close(part);
        }
    }

    private @Nullable AutoCloseable next() {
        synchronized (parts) {
            return parts.poll();
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.warn("{} did not close in order", part.getClass().getSimpleName(), e);
        }
    }
}
