package belfry.desktop;

import belfry.desktop.fx.Background;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javafx.animation.AnimationTimer;

/** The JavaFX thread as a bench sees it: what it is asked to do, its frames, its work. */
final class FxClock {
    private final Background fx;

    FxClock(Background fx) {
        this.fx = fx;
    }

    /** Frames as they come, by the toolkit's own pulse. */
    static final class Frames extends AnimationTimer {
        private final List<Long> gaps = new ArrayList<>();
        private long last;
        private volatile long count;

        @Override
        public void handle(long now) {
            if (last != 0) {
                gaps.add(now - last);
            }
            last = now;
            count++;
        }

        String words() {
            Collections.sort(gaps);
            return "longest %.0f ms, 99 %% below %.0f ms, median %.1f ms, %d frames".formatted(millis(gaps.getLast()),
                    millis(gaps.get(gaps.size() * 99 / 100)), millis(gaps.get(gaps.size() / 2)), gaps.size());
        }
    }

    /** Until everything that was asked for is drawn: two pulses, the second begins after the first was rendered. */
    void frame() throws Exception {
        var pulses = new CountDownLatch(2);
        var timer = onFx(() -> {
            var counting = new AnimationTimer() {
                @Override
                public void handle(long now) {
                    pulses.countDown();
                }
            };
            counting.start();
            return counting;
        });
        pulses.await();
        onFx(() -> {
            timer.stop();
            return true;
        });
    }

    void until(BooleanSupplier condition) throws Exception {
        while (!onFx(condition::getAsBoolean)) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    <T> T onFx(Callable<T> call) throws Exception {
        var task = new FutureTask<>(call);
        fx.show(task);
        return task.get();
    }

    /** Work of the JavaFX thread so far: what a busy machine does not change. */
    long cpu() throws Exception {
        return onFx(() -> ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime());
    }

    /** Milliseconds of processor time of the whole process, compilers and all; what a busy machine hardly changes. */
    static long spent() {
        return ProcessHandle.current().info().totalCpuDuration().map(Duration::toMillis).orElse(0L);
    }

    /** In megabytes: VmRSS is what is resident, VmHWM the most that was. */
    static long status(String name) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024).findFirst().orElse(0);
    }

    static long heap() {
        System.gc();
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
    }

    static double millis(long nanos) {
        return nanos / 1e6;
    }
}
