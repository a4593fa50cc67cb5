package belfry.desktop.connect;

import belfry.core.problem.Problem;
import belfry.core.secret.Secret;
import belfry.core.wire.Login;
import belfry.core.wire.SessionView;
import belfry.desktop.fx.Background;
import belfry.desktop.fx.Job;
import belfry.desktop.server.AdminTokenFile;
import belfry.desktop.server.Credentials;
import belfry.desktop.server.KnownServer;
import belfry.desktop.server.LoginSession;
import belfry.desktop.server.Problems;
import belfry.desktop.server.SecretStore;
import belfry.desktop.server.ServerClient;
import belfry.desktop.server.ServerException;
import belfry.desktop.server.ServerKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gets the console into a server: by this machine's admin token, by a remembered login, or by asking. */
public final class ConnectModel {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectModel.class);
    private static final Duration AGAIN = Duration.ofSeconds(2);
    private static final int EXPIRED = 401;

    private final OkHttpClient http;
    private final Background background;
    private final SecretStore secrets;
    private final Path adminToken;
    private final Consumer<Entry> entered;
    private final Runnable askAgain;
    private final ReadOnlyObjectWrapper<Step> step = new ReadOnlyObjectWrapper<>(new Step.Choosing());
    private @Nullable Job running;
    private int round;

    /** Where the way in stands. */
    public sealed interface Step {
        record Choosing() implements Step {}

        record Connecting(KnownServer server) implements Step {}

        /** A name and a password are needed; the problem says why the last try failed. */
        record NeedsLogin(KnownServer server, Optional<Problem> refused) implements Step {}

        /** It did not work; it is being tried again by itself while {@code retrying}. */
        record Failed(KnownServer server, Problem problem, boolean retrying) implements Step {}
    }

    /** The way in, found. */
    public record Entry(KnownServer server, ServerClient client, Credentials credentials, SessionView session) {}

    /**
     * @param adminToken file of this machine's installation; its token is sent to this machine only
     * @param entered is told once a session stands
     * @param askAgain shows the login when a session expires later
     */
    public ConnectModel(OkHttpClient http, Background background, SecretStore secrets, Path adminToken,
            Consumer<Entry> entered, Runnable askAgain) {
        this.http = http;
        this.background = background;
        this.secrets = secrets;
        this.adminToken = adminToken;
        this.entered = entered;
        this.askAgain = askAgain;
    }

    public ReadOnlyObjectProperty<Step> stepProperty() {
        return step.getReadOnlyProperty();
    }

    /** Connects to an address as typed. */
    public void connect(String address, ServerKind kind, String email) {
        var url = KnownServer.parse(address);
        var server = new KnownServer(url == null ? address : trimmed(url), kind, email);
        if (url == null) {
            failed(server, Problem.error("address-unreadable", "\"%s\" is no address".formatted(address),
                    "It should read like https://belfry.example.org or 127.0.0.1:8420", "Correct the address"), false);
            return;
        }
        connect(server, url);
    }

    private static String trimmed(HttpUrl url) {
        var text = url.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }

    private void connect(KnownServer server, HttpUrl url) {
        stop();
        step.set(new Step.Connecting(server));
        var mine = ++round;
        running = background.run("Connecting to " + url.host(), () -> enter(server, url), entry -> arrive(mine, entry),
                failure -> fail(mine, server, url, failure));
    }

    private Entry enter(KnownServer server, HttpUrl url) throws ServerException, InterruptedException {
        var credentials = credentials(server, url);
        var client = new ServerClient(http, url, credentials);
        return new Entry(server, client, credentials, client.get("/session", SessionView.class));
    }

    private Credentials credentials(KnownServer server, HttpUrl url) throws InterruptedException {
        var admin = new AdminTokenFile(adminToken);
        if (server.email().isEmpty() && KnownServer.loopback(url) && admin.token().isPresent()) {
            return admin;
        }
        return new FirstTry(remembered(server).orElse(null));
    }

    /** A remembered token that is tried once without asking; the connect view asks itself. */
    private record FirstTry(@Nullable Secret secret) implements Credentials {
        @Override
        public Optional<Secret> token() {
            return Optional.ofNullable(secret);
        }

        @Override
        public boolean renew(Optional<Secret> refused) {
            return false;
        }
    }

    private Optional<Secret> remembered(KnownServer server) throws InterruptedException {
        try {
            return server.email().isEmpty() ? Optional.empty() : secrets.read(server.account());
        } catch (IOException e) {
            LOG.warn("The remembered login could not be read: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private void arrive(int mine, Entry entry) {
        if (mine != round) {
            return;
        }
        if (entry.credentials() instanceof FirstTry first) {
            lasting(entry.server(), entry.client().server(), Objects.requireNonNull(first.secret()), entry.session());
        } else {
            entered.accept(entry);
        }
    }

    /** From here on an expired session asks in the window, over whatever one is doing. */
    private void lasting(KnownServer server, HttpUrl url, Secret token, SessionView session) {
        var login = new LoginSession(token, () -> background.show(askAgain));
        entered.accept(new Entry(server, new ServerClient(http, url, login), login, session));
    }

    private void fail(int mine, KnownServer server, HttpUrl url, Exception failure) {
        if (mine != round) {
            return;
        }
        if (failure instanceof ServerException refused && refused.status() == EXPIRED) {
            step.set(new Step.NeedsLogin(server, Optional.empty()));
            return;
        }
        var silent = failure instanceof ServerException refused && refused.status() == ServerException.NO_ANSWER;
        failed(server, Problems.of(failure), silent);
        if (silent) {
            background.later(AGAIN, () -> again(mine, server, url));
        }
    }

    private void again(int mine, KnownServer server, HttpUrl url) {
        if (mine == round && step.get() instanceof Step.Failed) {
            running = background.run("Connecting to " + url.host(), () -> enter(server, url),
                    entry -> arrive(mine, entry), failure -> fail(mine, server, url, failure));
        }
    }

    private void failed(KnownServer server, Problem problem, boolean retrying) {
        step.set(new Step.Failed(server, problem, retrying));
    }

    /** Logs in with name and password; {@code remember} keeps the session's token, never the password. */
    public void login(KnownServer server, String email, Secret password, boolean remember) {
        var url = KnownServer.parse(server.address());
        if (url == null) {
            return;
        }
        stop();
        var mine = ++round;
        var known = new KnownServer(server.address(), server.kind(), email);
        running = background.run("Logging in", () -> LoginStep.run(http, url, new Login(email, password.reveal())),
                session -> loggedIn(mine, known, url, session, remember), failure -> {
                    if (mine == round) {
                        step.set(new Step.NeedsLogin(known, Optional.of(Problems.of(failure))));
                    }
                });
    }

    private void loggedIn(int mine, KnownServer server, HttpUrl url, SessionView session, boolean remember) {
        var token = session.token();
        if (mine != round || token == null) {
            return;
        }
        var secret = Secret.of(token);
        if (remember) {
            remember(server, secret);
        }
        lasting(server, url, secret, session);
    }

    /** Keeps a session's token for the next start. */
    public void remember(KnownServer server, Secret token) {
        background.perform("Remembering the login", () -> secrets.write(server.account(), token), () -> {},
                failure -> LOG.warn("The login could not be remembered: {}", failure.getMessage()));
    }

    /** A server that is no longer known keeps no login here; {@code told} hears when that failed. */
    public void forget(KnownServer server, Consumer<Problem> told) {
        if (!server.email().isEmpty()) {
            background.perform("Forgetting the login", () -> secrets.forget(server.account()), () -> {},
                    failure -> told.accept(Problem.warning("login-not-forgotten",
                            "The login for %s could not be deleted".formatted(server.address()),
                            String.valueOf(failure.getMessage()),
                            "Delete \"%s\" in %s by hand".formatted(server.account(), secrets.place()))));
        }
    }

    /** Back to the choice of a server. */
    /** Another machine is not this one: what it is used for follows the address until a person says otherwise. */
    static ServerKind kindFor(String address, ServerKind chosen) {
        var url = KnownServer.parse(address);
        if (url == null) {
            return chosen;
        }
        if (KnownServer.loopback(url)) {
            return chosen == ServerKind.PRODUCTION ? ServerKind.THIS_MACHINE : chosen;
        }
        return chosen == ServerKind.THIS_MACHINE ? ServerKind.PRODUCTION : chosen;
    }

    public void choose() {
        stop();
        round++;
        step.set(new Step.Choosing());
    }

    private void stop() {
        if (running != null) {
            running.cancel();
        }
    }
}
