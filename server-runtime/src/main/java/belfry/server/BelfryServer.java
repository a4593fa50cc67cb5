package belfry.server;

import belfry.core.problem.BelfryException;
import belfry.core.problem.Problem;
import belfry.server.config.ServerConfig;
import belfry.server.database.Database;
import belfry.server.http.EventHub;
import belfry.server.http.HttpApi;
import belfry.server.http.HttpSettings;
import belfry.server.http.Metrics;
import belfry.server.http.Routes;
import belfry.server.post.ExplainTable;
import belfry.server.workspace.Welcome;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server process, built here by hand, top to bottom. */
public final class BelfryServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(BelfryServer.class);

    private static final Duration GREETING_PATIENCE = Duration.ofMinutes(2);

    private final Home home;
    private final ServerConfig config;
    private final Opened opened;
    private final URI address;
    private final CountDownLatch stopped = new CountDownLatch(1);

    private BelfryServer(Home home, ServerConfig config, Opened opened, URI address) {
        this.home = home;
        this.config = config;
        this.opened = opened;
        this.address = address;
    }

    /**
     * Returns when everything that is needed is up; waits for a PostgreSQL that is late.
     *
     * @param opened closing it stops the server, even in the middle of its start
     */
    public static BelfryServer start(ServerConfig config, Opened opened, Reporter reporter) {
        try {
            return open(config, opened, reporter);
        } catch (InterruptedException e) {
            opened.close();
            throw stopped(e);
        } catch (RuntimeException e) {
            // What was closed under the start's feet fails in many ways, and none of them is the reason.
            var told = opened.isClosed() ? stopped(e) : e;
            opened.close();
            throw told;
        } catch (Error e) {
            opened.close();
            throw e;
        }
    }

    private static BelfryException stopped(Exception cause) {
        return new BelfryException(Problem.warning("stopped-while-starting", "The server was stopped before it was"
                + " ready", "It was told to stop", "Start it again"), cause);
    }

    private static BelfryServer open(ServerConfig given, Opened opened, Reporter reporter)
            throws InterruptedException {
        var home = Home.at(given.home());
        opened.add(home.lock());
        forgetAddress(home);
        Logs.toFile(home.logs(), "server", given.logLevel());
        Listening.requireFree(given);
        var ground = Foundation.lay(given, home, opened, reporter);

        var config = ground.config();
        var metrics = new Metrics();
        var features = new Features(ground, home);
        var welcome = features.welcome();
        welcome.prepare();
        var events = opened.add(new EventHub(ground.database())).start();
        var operations = Operations.start(ground, home, opened);
        List<Routes> routes = new ArrayList<>(features.routes(events, operations::dependencies, metrics));
        routes.addAll(operations.routes());

        var api = opened
                .add(new HttpApi(HttpSettings.on(config.bind(), config.port(), home.folder().resolve("uploads")),
                        features.keyring(), metrics, routes));
        api.start();

        var server = new BelfryServer(home, config, opened, URI.create("http://127.0.0.1:" + api.port()));
        server.writeAddress();
        operations.ready();
        server.greetWhenPublishing(welcome, ground.database());
        LOG.info("Ready at {}; home {}", server.address, home.folder());
        return server;
    }

    public Home home() {
        return home;
    }

    /** With the addresses of what was started for it. */
    public ServerConfig config() {
        return config;
    }

    /** Where people on this machine reach it. */
    public URI address() {
        return address;
    }

    /** Until somebody closes the server. */
    public void awaitStop() throws InterruptedException {
        stopped.await();
    }

    @Override
    public void close() {
        opened.close();
        stopped.countDown();
    }

    /** The first post is due some seconds after somebody can publish it, so that it is on time. */
    private void greetWhenPublishing(Welcome welcome, Database database) {
        Thread.ofVirtual().name("welcome").start(() -> {
            var publishers = new ExplainTable();
            var deadline = System.nanoTime() + GREETING_PATIENCE.toNanos();
            try {
                while (!opened.isClosed() && System.nanoTime() < deadline
                        && database.jdbi().withHandle(publishers::publishers).alive() == 0) {
                    Thread.sleep(200);
                }
                if (!opened.isClosed()) {
                    welcome.greet();
                }
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } catch (JdbiException e) {
                LOG.warn("The first post is not scheduled yet; the next start does it", e);
            }
        });
    }

    /** One that was killed left its own. */
    private static void forgetAddress(Home home) {
        try {
            Files.deleteIfExists(Home.address(home.folder()));
        } catch (IOException e) {
            throw Home.unusable(home.folder(), e);
        }
    }

    private void writeAddress() throws InterruptedException {
        var file = Home.address(home.folder());
        try {
            OwnerOnly.write(file, address + "\n");
            opened.add(() -> Files.deleteIfExists(file));
        } catch (IOException e) {
            throw Home.unusable(home.folder(), e);
        }
    }
}
