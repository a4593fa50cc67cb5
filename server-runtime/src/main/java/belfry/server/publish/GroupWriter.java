package belfry.server.publish;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what many threads want to write in few commits: while one group is being written the next gathers, so that
 * nobody waits for a timer and a busy moment costs few flushes of the disk.
 *
 * @param <A> what is written
 * @param <B> what comes of it
 */
final class GroupWriter<A, B> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupWriter.class);
    private static final Duration IDLE = Duration.ofMillis(200);
    private static final Duration LOOK = Duration.ofMillis(5);

    private record Waiting<A, B>(A what, CompletableFuture<B> done) {}

    private final String name;
    private final int most;
    private final Function<List<A>, List<B>> store;
    private final Patience patience;
    private final LinkedBlockingQueue<Waiting<A, B>> queue = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean running = true;

    /** While something else comes first, a group may wait for it; never longer than that. */
    record Patience(BooleanSupplier others, Duration longest) {
        static final Patience NONE = new Patience(() -> false, Duration.ZERO);
    }

    /** @param store writes a group in one commit and answers in its order */
    GroupWriter(String name, int most, Patience patience, Function<List<A>, List<B>> store) {
        this.name = name;
        this.most = most;
        this.patience = patience;
        this.store = store;
        this.thread = Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    /** Blocks until it is committed; throws what the store threw. */
    B write(A what) {
        var waiting = new Waiting<A, B>(what, new CompletableFuture<>());
        queue.add(waiting);
        if (!running) {
            waiting.done().completeExceptionally(new IllegalStateException(name + " is closed"));
        }
        try {
            return waiting.done().join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    @Override
    public void close() {
        running = false;
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (running || !queue.isEmpty()) {
                var first = queue.poll(IDLE.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    giveWay();
                    var waiting = new ArrayList<Waiting<A, B>>(List.of(first));
                    queue.drainTo(waiting);
                    for (int from = 0; from < waiting.size(); from += most) {
                        write(waiting.subList(from, Math.min(waiting.size(), from + most)));
                    }
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void giveWay() {
        long end = System.nanoTime() + patience.longest().toNanos();
        while (running && patience.others().getAsBoolean() && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private void write(List<Waiting<A, B>> group) {
        try {
            var answers = store.apply(group.stream().map(Waiting::what).toList());
            for (int i = 0; i < group.size(); i++) {
                group.get(i).done().complete(answers.get(i));
            }
        } catch (RuntimeException | Error e) {
            // An error too: whoever waits would else wait for ever.
            if (group.size() == 1) {
                group.getFirst().done().completeExceptionally(e);
            } else {
                LOG.debug("A group of {} could not be written by {}; each is written alone", group.size(), name, e);
                group.forEach(one -> write(List.of(one)));
            }
        }
    }
}
