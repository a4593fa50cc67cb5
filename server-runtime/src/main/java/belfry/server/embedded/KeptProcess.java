package belfry.server.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A program that serves this server: started, awaited, started again when it dies, stopped with the server. */
public final class KeptProcess implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(KeptProcess.class);
    private static final Duration CALM = Duration.ofSeconds(60);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final Duration KILL_LIMIT = Duration.ofSeconds(5);

    /** How the program is run. */
    public interface Recipe {
        String name();

        List<String> command();

        /** Its standard output and error go here. */
        Path log();

        /** Called before each start: clears away what a dead predecessor left. */
        default void prepare() throws IOException {}

        /** Whether the program that runs now can be used. */
        boolean ready();

        /** Asks the program to end; when it does not within half a minute it is killed. */
        default void stop(Process process) throws IOException {
            process.destroy();
        }
    }

    private final Recipe recipe;
    private final Duration startLimit;
    private final Thread watching;
    private volatile boolean closed;
    private volatile Process process;

    private KeptProcess(Recipe recipe, Duration startLimit, Process process) {
        this.recipe = recipe;
        this.startLimit = startLimit;
        this.process = process;
        this.watching = Thread.ofVirtual().name("watch-" + recipe.name()).unstarted(this::watch);
    }

    /** Returns when the program is ready; fails with the end of its log when it is not in time. */
    public static KeptProcess start(Recipe recipe, Duration startLimit) throws IOException {
        var kept = new KeptProcess(recipe, startLimit, launch(recipe, startLimit));
        kept.watching.start();
        return kept;
    }

    /** The process id while it runs. */
    public OptionalLong pid() {
        var now = process;
        return now.isAlive() ? OptionalLong.of(now.pid()) : OptionalLong.empty();
    }

    /** From now on its end is nobody's business: it may outlive this process. */
    void release() {
        closed = true;
    }

    @Override
    public void close() {
        closed = true;
        unwatch();
        var last = process;
        try {
            recipe.stop(last);
        } catch (Throwable e) {
            // Whatever it is, an error of a missing class too: the program must not outlive its server.
            LOG.warn("{} did not take the order to stop and is told by a signal: {}", recipe.name(), e.toString());
            last.destroy();
        }
        if (!ended(last, STOP_LIMIT)) {
            LOG.warn("{} did not stop within {} s and was killed", recipe.name(), STOP_LIMIT.toSeconds());
            last.destroyForcibly();
        }
    }

    /** It may just start the program again: that is given up, so that the last process is known. */
    private void unwatch() {
        watching.interrupt();
        try {
            watching.join(STOP_LIMIT);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        var pause = Duration.ofMillis(100);
        try {
            while (!closed) {
                var started = System.nanoTime();
                var status = process.waitFor();
                if (closed) {
                    return;
                }
                var uptime = Duration.ofNanos(System.nanoTime() - started);
                pause = uptime.compareTo(CALM) > 0 ? Duration.ofMillis(100) : shorter(pause.multipliedBy(2));
                LOG.warn("{} ended with status {} after {} s; it is started again in {} ms", recipe.name(), status,
                        uptime.toSeconds(), pause.toMillis());
                Thread.sleep(pause);
                again();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void again() {
        try {
            var next = launch(recipe, startLimit);
            process = next;
            if (closed) {
                next.destroy();
            }
        } catch (IOException e) {
            if (!closed) {
                LOG.warn("{} could not be started again: {}", recipe.name(), e.getMessage());
            }
        }
    }

    private static Process launch(Recipe recipe, Duration limit) throws IOException {
        recipe.prepare();
        Files.createDirectories(recipe.log().toAbsolutePath().getParent());
        var builder = new ProcessBuilder(Platform.inOwnSession(recipe.command())).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(recipe.log().toFile()));
        // What was given to Belfry, passwords of other services included, is no business of this program.
        builder.environment().keySet().removeIf(name -> name.startsWith("BELFRY_"));
        var process = builder.start();
        try {
            process.getOutputStream().close();
            awaitReady(recipe, process, limit);
            return process;
        } catch (Throwable e) {
            // Nobody else knows of it yet; it is waited for although the thread may be interrupted.
            process.destroyForcibly().onExit().completeOnTimeout(process, KILL_LIMIT.toSeconds(), TimeUnit.SECONDS)
                    .join();
            throw e;
        }
    }

    private static void awaitReady(Recipe recipe, Process process, Duration limit) throws IOException {
        var deadline = System.nanoTime() + limit.toNanos();
        while (!recipe.ready()) {
            if (ended(process, Duration.ofMillis(20)) || System.nanoTime() > deadline) {
                throw new IOException("%s did not start; the end of %s says: %s".formatted(recipe.name(), recipe.log(),
                        lastLines(recipe.log())));
            }
        }
    }

    private static boolean ended(Process process, Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static String lastLines(Path log) throws IOException {
        var lines = Files.exists(log) ? Files.readAllLines(log, StandardCharsets.ISO_8859_1) : List.<String>of();
        return String.join(" | ", lines.subList(Math.max(0, lines.size() - 5), lines.size()));
    }

    private static Duration shorter(Duration pause) {
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
