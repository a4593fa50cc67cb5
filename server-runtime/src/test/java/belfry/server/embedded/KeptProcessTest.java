package belfry.server.embedded;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import belfry.server.Eventually;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptProcessTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    @TempDir
    private Path folder;

    @Test
    void aProgramIsEndedEvenWhenTheWayToStopItMeetsAnError() throws IOException {
        var kept = KeptProcess.start(new Sleeper(folder.resolve("log")) {
            @Override
            public void stop(Process process) {
                throw new NoClassDefFoundError("belfry/server/embedded/Gone");
            }
        }, LIMIT);
        var program = ProcessHandle.of(kept.pid().orElseThrow()).orElseThrow();

        kept.close();

        assertFalse(program.isAlive());
    }

    @Test
    void aProgramThatIsJustStartedAgainDoesNotOutliveTheStop() throws IOException {
        var again = new Sleeper(folder.resolve("log"));
        var kept = KeptProcess.start(again, LIMIT);
        again.ready = false;
        ProcessHandle.of(kept.pid().orElseThrow()).orElseThrow().destroyForcibly();
        Eventually.within(LIMIT, "it is started again", () -> again.asked.getCount() == 0);

        kept.close();

        Eventually.within(LIMIT, "none is left", KeptProcessTest::noneIsLeft);
    }

    @Test
    void aProgramWhoseStartMeetsAnErrorIsEnded() {
        assertThrows(NoClassDefFoundError.class, () -> KeptProcess.start(new Sleeper(folder.resolve("log")) {
            @Override
            public boolean ready() {
                throw new NoClassDefFoundError("belfry/server/embedded/Gone");
            }
        }, LIMIT));

        Eventually.within(LIMIT, "none is left", KeptProcessTest::noneIsLeft);
    }

    private static boolean noneIsLeft() {
        return ProcessHandle.current().descendants()
                .noneMatch(left -> left.info().arguments().map(List::of).orElse(List.of()).contains("86399"));
    }

    private static class Sleeper implements KeptProcess.Recipe {
        private final Path log;
        private final CountDownLatch asked = new CountDownLatch(1);
        private volatile boolean ready = true;

        Sleeper(Path log) {
            this.log = log;
        }

        @Override
        public String name() {
            return "Sleeper";
        }

        @Override
        public List<String> command() {
            return List.of("sleep", "86399");
        }

        @Override
        public Path log() {
            return log;
        }

        @Override
        public boolean ready() {
            if (!ready) {
                asked.countDown();
            }
            return ready;
        }
    }
}
