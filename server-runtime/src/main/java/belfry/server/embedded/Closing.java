package belfry.server.embedded;

import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Parts that stand on one another, closed in the opposite order; what one of them throws keeps no other from closing.
 *
 * <p>It holds for errors too: when the program's files are replaced while it runs, a class of the way to the end can be
 * missing. So that this class is not one of them, it needs no other that is not loaded with it.
 */
public final class Closing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private final Deque<AutoCloseable> parts = new ConcurrentLinkedDeque<>();

    /** Takes the part over. */
    public <T extends AutoCloseable> T add(T part) {
        parts.push(part);
        return part;
    }

    @Override
    public void close() {
        for (var part = parts.poll(); part != null; part = parts.poll()) {
            close(part);
        }
    }

    /** Closes one part; what it throws is one line in the log. */
    public static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Throwable e) {
            if (e instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            LOG.warn("{} did not end in order: {}", name(part), e.toString());
            LOG.debug("What kept it", e);
        }
    }

    /** Of a lambda the class that it is written in. Not the simple name, for which the outer class is loaded. */
    private static String name(AutoCloseable part) {
        var whole = part.getClass().getName();
        var simple = whole.substring(whole.lastIndexOf('.') + 1);
        var lambda = simple.indexOf("$$");
        return lambda < 0 ? simple : simple.substring(0, lambda);
    }
}
