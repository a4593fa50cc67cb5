package belfry.server;

import belfry.core.problem.BelfryException;
import belfry.core.problem.Problem;
import belfry.core.secret.Secret;
import belfry.server.channel.ChannelTable;
import belfry.server.channel.CredentialSeal;
import belfry.server.cli.Version;
import belfry.server.config.ServerConfig;
import belfry.server.database.Database;
import belfry.server.database.DatabaseWait;
import belfry.server.media.MediaStore;
import belfry.server.media.MediaTable;
import belfry.server.network.Adapters;
import belfry.server.network.ChannelAccess;
import belfry.server.network.NetworkAdapter;
import belfry.server.process.ProcessIdentity;
import belfry.server.publish.ChannelDesk;
import belfry.server.publish.CrashPoints;
import belfry.server.publish.Orchestrator;
import belfry.server.publish.PublishSettings;
import belfry.server.publish.ReadinessPort;
import belfry.server.secret.Sealer;
import belfry.server.secret.SealingKeys;
import java.io.IOException;
import java.net.BindException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Opens what an orchestrator needs in a process of its own: beside the server, or on another machine. */
public final class OrchestratorProcess {
    private OrchestratorProcess() {}

    /**
     * Returns when it publishes.
     *
     * @param opened closing it lets the orchestrator finish what is under way, even in the middle of its start
     */
    public static void start(ServerConfig config, Opened opened, Reporter reporter) throws InterruptedException {
        Logs.toStandardOutput(config.logLevel());
        var home = Home.at(config.home());
        // First of all, because it keeps a second orchestrator with the same number away.
        var port = opened.add(readiness(config.orchestrator().readinessPort()));
        var databaseConfig = config.database().orElseThrow(OrchestratorProcess::withoutDatabase);
        var database = opened.add(Database.at(databaseConfig));
        DatabaseWait.untilReady(database, databaseConfig.url(), reporter::report, opened::isClosed);

        var random = new SecureRandom();
        var channels = new ChannelTable(database,
                CredentialSeal.by(new Sealer(SealingKeys.in(home.keys(), random), random)));
        var files = new MediaStore(home.media(), database, new MediaTable());
        var who = ProcessIdentity.here(System.getenv(), "orchestrator", Version.text());
        opened.add(Orchestrator.start(new Orchestrator.Parts(database, adapters(config, database), desk(channels),
                files::file, who, port, config.temporal(), PublishSettings.USUAL, CrashPoints.found())));
    }

    private static Map<String, NetworkAdapter> adapters(ServerConfig config, Database database) {
        return Adapters.of(config, Features.guarded(config), database, InstantSource.system()).all().stream()
                .collect(Collectors.toUnmodifiableMap(adapter -> adapter.network().id(), Function.identity()));
    }

    private static ChannelDesk desk(ChannelTable channels) {
        return new ChannelDesk() {
            @Override
            public ChannelAccess open(UUID channel) {
                return channels.open(channel);
            }

            @Override
            public boolean renew(UUID channel, long version, Secret credential, Optional<Instant> expiresAt) {
                return channels.renew(channel, version, credential, expiresAt);
            }
        };
    }

    private static ReadinessPort readiness(int port) {
        try {
            return ReadinessPort.open(port);
        } catch (BindException e) {
            throw new BelfryException(Problem.error("port-taken", "Port %d is already in use".formatted(port),
                    "Another program, or an orchestrator that nobody supervises any more, listens there",
                    "Stop it, or set orchestrator.readinessPort to another port or to 0"), e);
        } catch (IOException e) {
            throw new BelfryException(Problem.error("port-unusable", "Port %d cannot be opened".formatted(port),
                    String.valueOf(e.getMessage()), "Set orchestrator.readinessPort to another port or to 0"), e);
        }
    }

    private static BelfryException withoutDatabase() {
        return new BelfryException(Problem.error("orchestrator-without-database",
                "This orchestrator does not know which database to work on", "database.url is not set",
                "On the machine of the server none is needed: the server starts its own orchestrators",
                "On another machine set BELFRY_DATABASE_URL to the server's database"));
    }
}
