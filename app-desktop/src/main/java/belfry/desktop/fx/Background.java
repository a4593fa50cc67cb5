package belfry.desktop.fx;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The one way off the JavaFX thread: work runs on a virtual thread, its outcome comes back in one hop. */
public final class Background {
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Executor work;
    private final Executor fx;
    private final Delay delay;
    private final AtomicInteger running = new AtomicInteger();
    private final ObservableList<Job> slow = FXCollections.observableArrayList();
    private final ObservableList<Job> slowView = FXCollections.unmodifiableObservableList(slow);

    /** Runs something on the JavaFX thread after a while; in a test by hand. */
    @FunctionalInterface
    public interface Delay {
        void after(Duration wait, Runnable then);
    }

    public Background(Executor work, Executor fx, Delay delay) {
        this.work = work;
        this.fx = fx;
        this.delay = delay;
    }

    /** For the application: virtual threads, and back by the toolkit's queue. */
    public static Background onVirtualThreads() {
        Executor toolkit = Platform::runLater;
        return new Background(
                Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("console-", 0).factory()),
                toolkit,
                (wait, then) -> CompletableFuture.delayedExecutor(wait.toMillis(), TimeUnit.MILLISECONDS)
                        .execute(() -> toolkit.execute(then)));
    }

    /** For tests of models: everything at once on the calling thread; nothing is ever slow. */
    public static Background direct() {
        return new Background(Runnable::run, Runnable::run, (wait, then) -> {});
    }

    /** Work without a result. */
    @FunctionalInterface
    public interface Step {
        void run() throws Exception;
    }

    /** Runs work without a result; see {@link #run(String, Callable, Consumer, Consumer)}. */
    public Job perform(String title, Step step, Runnable done, Consumer<Exception> failed) {
        Callable<Boolean> call = () -> {
            step.run();
            return true;
        };
        return run(title, call, _ -> done.run(), failed);
    }

    /** Runs unnamed work; see {@link #run(String, Callable, Consumer, Consumer)}. */
    public <T> Job run(Callable<T> call, Consumer<T> done, Consumer<Exception> failed) {
        return run("Working", call, done, failed);
    }

    /**
     * Runs work and hands its outcome to one of the two on the JavaFX thread, unless the job was cancelled meanwhile.
     *
     * @param title what is being done, in words for the progress bar that appears after a second
     */
    public <T> Job run(String title, Callable<T> call, Consumer<T> done, Consumer<Exception> failed) {
        var job = new Job(title);
        var finished = new AtomicBoolean();
        running.incrementAndGet();
        work.execute(() -> {
            job.startsOn(Thread.currentThread());
            try {
                if (job.cancelled()) {
                    throw new CancellationException(title);
                }
                T result = call.call();
                finish(job, finished, () -> done.accept(result));
            } catch (Exception e) {
                finish(job, finished, () -> failed.accept(e));
            } finally {
                job.ends();
            }
        });
        if (!finished.get()) {
            delay.after(PATIENCE, () -> showAsSlow(job, finished));
        }
        return job;
    }

    private void finish(Job job, AtomicBoolean finished, Runnable outcome) {
        finished.set(true);
        fx.execute(() -> {
            running.decrementAndGet();
            slow.remove(job);
            if (!job.cancelled()) {
                outcome.run();
            }
        });
    }

    private void showAsSlow(Job job, AtomicBoolean finished) {
        if (!finished.get() && !job.cancelled()) {
            slow.add(job);
            job.onCancel(() -> fx.execute(() -> slow.remove(job)));
        }
    }

    /** Whether nothing is under way; for pictures and tests that wait until a screen is whole. */
    public boolean idle() {
        return running.get() == 0;
    }

    /** Does something small on the JavaFX thread; callable from any thread. */
    public void show(Runnable change) {
        fx.execute(change);
    }

    /** Does something on the JavaFX thread after a while. */
    public void later(Duration wait, Runnable change) {
        delay.after(wait, change);
    }

    /** Jobs that have been running for more than a second, for the progress bar with its Cancel. */
    public ObservableList<Job> slow() {
        return slowView;
    }
}
