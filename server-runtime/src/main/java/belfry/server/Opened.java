package belfry.server;

import belfry.server.embedded.Closing;

/** What has been opened so far, closed in the opposite order; it can be told to stop in the middle of a start. */
public final class Opened implements AutoCloseable {
    private final Closing parts = new Closing();
    private boolean closed;

    /** Takes the part over; when everything was closed meanwhile, closes it at once and ends the start. */
    public <T extends AutoCloseable> T add(T part) throws InterruptedException {
        synchronized (parts) {
            if (!closed) {
                return parts.add(part);
            }
        }
        Closing.close(part);
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
        parts.close();
    }
}
