package belfry.desktop.fx;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One piece of work under way in the background, which its owner or the person at the desk may cancel. */
public final class Job {
    private final String title;
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final AtomicReference<@Nullable Thread> thread = new AtomicReference<>();
    private final AtomicReference<@Nullable Runnable> whenCancelled = new AtomicReference<>();

    Job(String title) {
        this.title = title;
    }

    /** What is being done, in words. */
    public String title() {
        return title;
    }

    public boolean cancelled() {
        return cancelled.get();
    }

    /** Interrupts the work; neither outcome is reported afterwards. */
    public void cancel() {
        if (!cancelled.compareAndSet(false, true)) {
            return;
        }
        var running = thread.get();
        if (running != null) {
            running.interrupt();
        }
        var told = whenCancelled.get();
        if (told != null) {
            told.run();
        }
    }

    void startsOn(Thread running) {
        thread.set(running);
    }

    void ends() {
        thread.set(null);
    }

    void onCancel(Runnable tell) {
        whenCancelled.set(tell);
    }
}
