package belfry.desktop.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class BackgroundTest {
    private final Queue<Runnable> work = new ArrayDeque<>();
    private final Queue<Runnable> fx = new ArrayDeque<>();
    private final List<Runnable> afterASecond = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private final Background background = new Background(work::add, fx::add, (_, then) -> afterASecond.add(then));

    @Test
    void theResultComesBackInOneHop() {
        background.run("Counting", () -> 42, number -> heard.add("done " + number), _ -> heard.add("failed"));

        work.remove().run();
        assertEquals(List.of(), heard);
        fx.remove().run();
        assertEquals(List.of("done 42"), heard);
    }

    @Test
    void aFailureIsHandedOver() {
        background.run("Counting", () -> {
            throw new IOException("away");
        }, _ -> heard.add("done"), failure -> heard.add(failure.getMessage()));

        work.remove().run();
        fx.remove().run();

        assertEquals(List.of("away"), heard);
    }

    @Test
    void aCancelledJobReportsNothing() {
        var job = background.run("Counting", () -> 42, _ -> heard.add("done"), _ -> heard.add("failed"));

        work.remove().run();
        job.cancel();
        fx.remove().run();

        assertEquals(List.of(), heard);
    }

    @Test
    void cancellingInterruptsTheWork() throws InterruptedException {
        var started = new CountDownLatch(1);
        var interrupted = new CountDownLatch(1);
        Executor threads = task -> Thread.ofVirtual().start(task);
        var live = new Background(threads, Runnable::run, (_, _) -> {});
        var job = live.run("Waiting", () -> {
            started.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
                throw e;
            }
            return 1;
        }, _ -> heard.add("done"), _ -> heard.add("failed"));

        started.await();
        job.cancel();

        interrupted.await();
        assertEquals(List.of(), heard);
    }

    @Test
    void whatTakesLongerThanASecondIsShownUntilItEnds() {
        background.run("Loading October", () -> 42, _ -> {}, _ -> {});
        afterASecond.getFirst().run();
        assertEquals(List.of("Loading October"), background.slow().stream().map(Job::title).toList());

        work.remove().run();
        fx.remove().run();
        assertTrue(background.slow().isEmpty());
    }

    @Test
    void whatEndsWithinASecondIsNeverShownAsSlow() {
        background.run("Loading October", () -> 42, _ -> {}, _ -> {});
        work.remove().run();
        fx.remove().run();

        afterASecond.getFirst().run();

        assertTrue(background.slow().isEmpty());
    }

    @Test
    void cancellingASlowJobTakesItsBarAway() {
        var job = background.run("Loading October", () -> 42, _ -> {}, _ -> {});
        afterASecond.getFirst().run();

        job.cancel();
        fx.remove().run();

        assertTrue(background.slow().isEmpty());
    }

    @Test
    void eventsOfAWindowAreAppliedTogether() {
        var batches = new ArrayList<List<String>>();
        var gathered = new Coalesce<String>(background, batches::add);

        gathered.add("a");
        gathered.add("b");
        assertEquals(1, afterASecond.size());
        afterASecond.removeFirst().run();
        gathered.add("c");
        afterASecond.removeFirst().run();

        assertEquals(List.of(List.of("a", "b"), List.of("c")), batches);
    }
}
