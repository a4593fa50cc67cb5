package belfry.server.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GroupWriterTest {
    private final AtomicInteger commits = new AtomicInteger();

    @Test
    void aGroupThatMayWaitLetsOthersGoFirst() {
        var busy = new AtomicBoolean(true);
        var asked = new CountDownLatch(3);
        var patience = new GroupWriter.Patience(() -> {
            asked.countDown();
            return busy.get();
        }, Duration.ofMinutes(1));
        try (var writer = writer(patience)) {
            var written = written(writer);
            await(asked);
            assertFalse(written.isDone());

            busy.set(false);

            assertEquals("seen", written.join());
        }
    }

    @Test
    void itWaitsNoLongerThanItMay() {
        try (var writer = writer(new GroupWriter.Patience(() -> true, Duration.ofMillis(50)))) {
            assertEquals("seen", written(writer).join());
        }
    }

    @Test
    void theEndWaitsForNobody() {
        var asked = new CountDownLatch(1);
        var writer = writer(new GroupWriter.Patience(() -> {
            asked.countDown();
            return true;
        }, Duration.ofHours(1)));
        var written = new CompletableFuture<String>();
        var writing = Thread.ofVirtual().start(() -> written.complete(writer.write("one")));
        await(asked);
        PublisherTest.await(() -> writing.getState() == Thread.State.WAITING);

        writer.close();

        assertEquals("seen", written.join());
        assertEquals(1, commits.get());
    }

    @Test
    void anErrorIsToldToWhoWaitsAndTheNextIsWritten() {
        var broken = new AtomicBoolean(true);
        try (var writer = new GroupWriter<String, String>("test", 10, GroupWriter.Patience.NONE, group -> {
            if (broken.getAndSet(false)) {
                throw new LinkageError("a class is missing");
            }
            return group;
        })) {
            var told = assertThrows(CompletionException.class, () -> writer.write("one"));
            assertInstanceOf(LinkageError.class, told.getCause());
            assertEquals("two", writer.write("two"));
        }
    }

    private GroupWriter<String, String> writer(GroupWriter.Patience patience) {
        return new GroupWriter<>("test", 10, patience, group -> {
            commits.incrementAndGet();
            return List.copyOf(group.stream().map(_ -> "seen").toList());
        });
    }

    private static CompletableFuture<String> written(GroupWriter<String, String> writer) {
        return CompletableFuture.supplyAsync(() -> writer.write("one"), Thread::startVirtualThread);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
