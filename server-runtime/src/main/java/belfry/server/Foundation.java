package belfry.server;

import belfry.core.problem.BelfryException;
import belfry.core.problem.Problem;
import belfry.core.secret.Secret;
import belfry.server.config.DatabaseConfig;
import belfry.server.config.RedisChoice;
import belfry.server.config.RedisConfig;
import belfry.server.config.ServerConfig;
import belfry.server.config.TemporalConfig;
import belfry.server.config.TemporalMode;
import belfry.server.database.Database;
import belfry.server.database.DatabaseWait;
import belfry.server.embedded.EmbeddedPostgres;
import belfry.server.embedded.EmbeddedRedis;
import belfry.server.embedded.Ports;
import belfry.server.embedded.PostgresBinaries;
import belfry.server.embedded.RedisBinary;
import belfry.server.embedded.UserCache;
import belfry.server.redis.RedisLink;
import belfry.server.temporal.TemporalChoice;
import belfry.server.temporal.TemporalLink;
import belfry.server.temporal.TemporalProgram;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the server stands on: PostgreSQL, Redis and Temporal, brought along or reached at configured addresses. */
final class Foundation {
    private static final Logger LOG = LoggerFactory.getLogger(Foundation.class);
    private static final String DATABASE = "belfry";

    private final ServerConfig config;
    private final Home home;
    private final Opened opened;
    private final Reporter reporter;

    /**
     * Everything is open.
     *
     * @param config the configuration with the addresses of what was started, as child processes must see it
     */
    record Laid(ServerConfig config, Database database, RedisLink redis, TemporalLink temporal) {}

    private Foundation(ServerConfig config, Home home, Opened opened, Reporter reporter) {
        this.config = config;
        this.home = home;
        this.opened = opened;
        this.reporter = reporter;
    }

    /** Waits for PostgreSQL only; Redis and Temporal may come later. */
    static Laid lay(ServerConfig config, Home home, Opened opened, Reporter reporter) throws InterruptedException {
        return new Foundation(config, home, opened, reporter).lay();
    }

    private Laid lay() throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var startedRedis = CompletableFuture.supplyAsync(this::redis, threads);
            var databaseConfig = config.database().isPresent() ? config.database().get() : embeddedPostgres();
            var database = opened.add(Database.at(databaseConfig));
            DatabaseWait.untilReady(database, databaseConfig.url(), reporter::report, opened::isClosed);
            var temporalConfig = temporal();
            var redis = startedRedis.join();
            return new Laid(config.on(databaseConfig, redis, temporalConfig), database, opened.add(link(redis)),
                    opened.add(link(temporalConfig)));
        }
    }

    private DatabaseConfig embeddedPostgres() throws InterruptedException {
        try {
            var binaries = PostgresBinaries.unpackedIn(UserCache.folder(home.programs()));
            EmbeddedPostgres.stopLeftOver(binaries, home.postgres());
            var postgres = opened.add(EmbeddedPostgres.start(binaries,
                    new EmbeddedPostgres.Settings(home.postgres(), home.logs().resolve("postgres.log"),
                            port("postgres"), home.remembered().password("postgres"), true)));
            try (var maintenance = Database.at(account(postgres, "postgres"))) {
                maintenance.createIfMissing(DATABASE);
            }
            return account(postgres, DATABASE);
        } catch (IOException e) {
            throw new BelfryException(Problem.critical("postgres-not-started",
                    "The PostgreSQL that Belfry brings along did not start", Home.reason(e),
                    "Check that the disk of the home folder has room; read " + home.logs().resolve("postgres.log"),
                    "As root in a container without user namespaces: run Belfry as another user",
                    "Or use a PostgreSQL of your own: set BELFRY_DATABASE_URL"), e);
        }
    }

    private DatabaseConfig account(EmbeddedPostgres postgres, String database) {
        return new DatabaseConfig(postgres.settings().url(database), EmbeddedPostgres.USER,
                postgres.settings().password(), config.databasePool());
    }

    private RedisChoice redis() {
        return switch (config.redis()) {
            case RedisChoice.Off off -> off;
            case RedisChoice.Configured configured -> configured;
            case RedisChoice.Embedded _ -> embeddedRedis();
        };
    }

    private RedisChoice embeddedRedis() {
        try {
            var password = home.remembered().password("redis");
            home.remembered().port("redis").ifPresent(port -> EmbeddedRedis.stopLeftOver(port, password));
            var redis = opened.add(EmbeddedRedis.start(RedisBinary.unpackedIn(UserCache.folder(home.programs())),
                    new EmbeddedRedis.Settings(home.redis(), home.logs().resolve("redis.log"), port("redis"),
                            password)));
            return new RedisChoice.Configured(new RedisConfig("127.0.0.1", redis.settings().port(), false, "",
                    password, 0));
        } catch (IOException e) {
            reporter.report(Problem.warning("redis-not-started", "The Redis that Belfry brings along did not start",
                    Home.reason(e), "Read " + home.logs().resolve("redis.log"),
                    "Nothing is lost: sessions and caches use PostgreSQL. To end this message set BELFRY_REDIS_URL"));
            return new RedisChoice.Off();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new RedisChoice.Off();
        }
    }

    private TemporalConfig temporal() throws InterruptedException {
        var asked = config.temporal();
        return switch (TemporalChoice.choose(asked, home.folder(),
                Optional.ofNullable(System.getenv("PATH")).orElse(""))) {
            case TemporalChoice.Address(var address) -> address;
            case TemporalChoice.Binary(var program) -> program(asked, program);
            case TemporalChoice.InProcess() -> with(asked, TemporalMode.EMBEDDED, "");
            case TemporalChoice.Off() -> with(asked, TemporalMode.OFF, "");
            case TemporalChoice.BinaryMissing() -> {
                reporter.report(Problem.warning("temporal-program-missing",
                        "No temporal program is on the path or in " + home.folder(), "temporal.mode is binary",
                        "Install it from https://github.com/temporalio/cli, or set temporal.mode to auto"));
                yield with(asked, TemporalMode.EMBEDDED, "");
            }
        };
    }

    private TemporalConfig program(TemporalConfig asked, Path program) throws InterruptedException {
        var temporal = opened.add(TemporalProgram.start(new TemporalProgram.Settings(program, home.temporalDatabase(),
                home.logs().resolve("temporal.log"), port("temporal"), asked.namespace())));
        return with(asked, TemporalMode.ADDRESS, temporal.settings().address());
    }

    private static TemporalConfig with(TemporalConfig asked, TemporalMode mode, String address) {
        return new TemporalConfig(mode, address, asked.namespace(), false, Secret.of(""));
    }

    private static RedisLink link(RedisChoice redis) {
        return redis instanceof RedisChoice.Configured(var reached)
                ? RedisLink.to(reached, InstantSource.system())
                : RedisLink.off(InstantSource.system());
    }

    private static TemporalLink link(TemporalConfig temporal) {
        return switch (temporal.mode()) {
            case ADDRESS, BINARY -> TemporalLink.to(temporal);
            case EMBEDDED, AUTO -> TemporalLink.elsewhere(temporal);
            case OFF -> TemporalLink.off(temporal);
        };
    }

    /** The port of last time, so that a firewall or an open session keeps working; another one when it is taken. */
    private int port(String service) {
        var remembered = home.remembered().port(service);
        if (remembered.isPresent() && Ports.isFree(remembered.getAsInt())) {
            return remembered.getAsInt();
        }
        try {
            int port = Ports.free();
            home.remembered().rememberPort(service, port);
            remembered.ifPresent(taken -> LOG.warn("Port {} of {} is taken by another program; {} is used from now on",
                    taken, service, port));
            return port;
        } catch (IOException e) {
            throw Home.unusable(home.folder(), e);
        }
    }
}
