package belfry.server.publish.drill;

import belfry.core.problem.BelfryException;
import belfry.core.wire.ProcessStatus;
import belfry.core.wire.ProcessView;
import belfry.server.Eventually;
import belfry.server.Home;
import belfry.server.cli.LocalApi;
import belfry.server.config.ConfigReader;
import belfry.server.config.ServerConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;

/** A whole Belfry in a home of its own: started, killed and started again as a service manager would. */
public final class Installation implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(3);

    private final Path home;
    private final ServerConfig config;
    private final Map<String, String> environment;
    private @Nullable Process server;

    /** @param settings {@code BELFRY_*} variables beside those of every drill */
    public Installation(Path home, int port, Map<String, String> settings) {
        this.home = home;
        var variables = new HashMap<>(Map.of("BELFRY_HOME", home.toString(), "BELFRY_PORT", Integer.toString(port),
                // Many deaths are what a drill is about: the supervisor must not give up.
                "BELFRY_SUPERVISOR_EARLY_EXITS", "1000", "BELFRY_SUPERVISOR_LONGEST_PAUSE", "1s"));
        variables.putAll(settings);
        this.config = switch (ConfigReader.read(variables, ConfigReader.Flags.NONE)) {
            case ConfigReader.Outcome.Fine(var fine) -> fine;
            case ConfigReader.Outcome.Mistaken(var problems) -> throw new IllegalArgumentException(problems.toString());
        };
        variables.put(ArmedCrash.VARIABLE, crashFile().toString());
        this.environment = Map.copyOf(variables);
    }

    public Path home() {
        return home;
    }

    /** An order in it kills the orchestrator that reads it. */
    Path crashFile() {
        return home.resolve("crash-order");
    }

    public LocalApi api() {
        return LocalApi.of(config);
    }

    /** Returns when the server answers and an orchestrator publishes. */
    public void start() throws IOException {
        Files.createDirectories(home);
        var builder = new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto",
                "-Xmx256m", "-cp", System.getProperty("java.class.path"), "belfry.server.Main", "serve"))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(home.resolve("server.out").toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("BELFRY_"));
        builder.environment().putAll(environment);
        var started = builder.start();
        server = started;
        Eventually.within(START, "the server is ready, see " + home, () -> {
            if (!started.isAlive()) {
                throw new AssertionError("the server ended at its start, see " + home.resolve("server.out"));
            }
            return orchestrator().isPresent();
        });
    }

    /** The process id of the orchestrator that is online. */
    public Optional<Long> orchestrator() {
        return ask(api -> List.of(api.get("/api/v1/processes", ProcessView[].class))).stream().flatMap(List::stream)
                .filter(view -> view.role().equals("orchestrator") && view.status() == ProcessStatus.ONLINE)
                .map(ProcessView::pid).filter(pid -> pid != null && ProcessHandle.of(pid).isPresent()).findFirst();
    }

    /** Empty while the server does not answer, as it may during a drill. */
    <T> Optional<T> ask(Function<LocalApi, T> question) {
        try {
            return Optional.of(question.apply(api()));
        } catch (BelfryException _) {
            return Optional.empty();
        }
    }

    public void kill(long pid) throws IOException {
        signal("KILL", pid);
    }

    static void signal(String name, long pid) throws IOException {
        try {
            new ProcessBuilder("kill", "-" + name, Long.toString(pid)).start().waitFor();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    void killServer() throws IOException {
        var running = server;
        if (running != null) {
            kill(running.pid());
            awaitEnd(running);
        }
    }

    /** Returns when another one runs in its place and the server has found it. */
    void killPostgres() throws IOException {
        long killed = postgres();
        kill(killed);
        Eventually.within(START, "PostgreSQL runs again", () -> {
            try {
                return postgres() != killed && ask(api -> api.get("/api/v1/workspace")).isPresent();
            } catch (IOException _) {
                return false;
            }
        });
    }

    private long postgres() throws IOException {
        var mark = Files.readAllLines(home.resolve("postgres").resolve("postmaster.pid"));
        return mark.isEmpty() ? 0 : Long.parseLong(mark.getFirst().strip());
    }

    /** Everything that Redis knows is gone, and then Redis is; returns when another one runs in its place. */
    void flushAndKillRedis() throws IOException {
        var pid = new AtomicLong();
        Eventually.within(START, "Redis answers", () -> withRedis(redis -> {
            redis.flushAll();
            pid.set(redis.info("server").lines().filter(line -> line.startsWith("process_id:"))
                    .mapToLong(line -> Long.parseLong(line.substring("process_id:".length()).strip())).findFirst()
                    .orElseThrow());
        }));
        kill(pid.get());
        Eventually.within(START, "Redis runs again", () -> withRedis(Jedis::ping));
    }

    private boolean withRedis(Consumer<Jedis> work) {
        var remembered = Home.at(home).remembered();
        try (var redis = new Jedis(new HostAndPort("127.0.0.1", remembered.port("redis").orElseThrow()),
                DefaultJedisClientConfig.builder().password(remembered.password("redis").reveal())
                        .autoNegotiateProtocol(false).build())) {
            work.accept(redis);
            return true;
        } catch (JedisException _) {
            return false;
        }
    }

    private static void awaitEnd(Process process) {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Stops it in order. */
    @Override
    public void close() {
        var running = server;
        if (running != null) {
            running.destroy();
            awaitEnd(running);
        }
    }
}
