package belfry.server.publish;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Makes the calls at their times and nothing else: no store, no ledger, no limits. What the machine's processors can do
 * at most; the engines are judged by how near they come.
 */
final class OnlyCalls implements AutoCloseable {
    private final ExecutorService threads = Executors.newFixedThreadPool(LatenessBench.THREADS);

    void begin(Map<String, Instant> due, Consumer<String> send) {
        var waiting = new ConcurrentLinkedQueue<>(due.entrySet().stream().sorted(Map.Entry.comparingByValue())
                .toList());
        for (int i = 0; i < LatenessBench.THREADS; i++) {
            threads.execute(() -> work(waiting, send));
        }
    }

    private static void work(Queue<Map.Entry<String, Instant>> waiting, Consumer<String> send) {
        for (var next = waiting.poll(); next != null; next = waiting.poll()) {
            for (var now = Instant.now(); now.isBefore(next.getValue()); now = Instant.now()) {
                LockSupport.parkNanos(Duration.between(now, next.getValue()).toNanos());
            }
            send.accept(next.getKey());
        }
    }

    @Override
    public void close() {
        threads.shutdown();
    }
}
