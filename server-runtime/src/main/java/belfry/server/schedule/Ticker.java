package belfry.server.schedule;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does something again and again, whatever came of it the last time. */
public final class Ticker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ticker.class);

    private final String name;
    private final Duration pause;
    private final Runnable work;
    private final Thread thread;
    private volatile boolean running = true;
    private boolean failing;

    private Ticker(String name, Duration pause, Runnable work) {
        this.name = name;
        this.pause = pause;
        this.work = work;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
    }

    public static Ticker every(Duration pause, String name, Runnable work) {
        var ticker = new Ticker(name, pause, work);
        ticker.thread.start();
        return ticker;
    }

    private void run() {
        while (running) {
            try {
                work.run();
                failing = false;
            } catch (RuntimeException | Error e) {
                // Said once, not every second for as long as the database is away.
                if (!failing) {
                    LOG.warn("{} failed and is tried again every {} ms", name, pause.toMillis(), e);
                }
                failing = true;
            }
            rest();
        }
    }

    private synchronized void rest() {
        if (!running) {
            return;
        }
        try {
            wait(pause.toMillis());
        } catch (InterruptedException _) {
            running = false;
        }
    }

    @Override
    public void close() {
        running = false;
        synchronized (this) {
            notifyAll();
        }
        try {
            thread.join(Duration.ofSeconds(20));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
