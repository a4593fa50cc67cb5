package belfry.desktop;

import belfry.core.network.ConnectField;
import belfry.core.network.ConnectKind;
import belfry.core.problem.Problem;
import belfry.core.wire.Login;
import belfry.core.wire.NetworkView;
import belfry.core.wire.SessionView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Login, session and the networks that the in-memory server knows. */
final class FakeSessions {
    private final FakeServer server;

    FakeSessions(FakeServer server) {
        this.server = server;
    }

    void routes() {
        server.on("POST /login", asked -> asked.read(Login.class).password().equals(FakeServer.PASSWORD)
                ? FakeServer.ok(sessionView(server.token))
                : new FakeServer.Answer(401, Problem.error("login-wrong", "Email or password is wrong",
                        "No account has both", "Check both, also Caps Lock")));
        server.on("GET /session", _ -> FakeServer.ok(sessionView(null)));
        server.on("GET /networks", _ -> FakeServer.ok(networks()));
    }

    private SessionView sessionView(@Nullable String withToken) {
        return new SessionView(withToken, FakeServer.id(9), "Anna", List.of(server.workspace), server.version);
    }

    private static List<NetworkView> networks() {
        return List.of(
                new NetworkView("bluesky", "Bluesky", ConnectKind.FIELDS, List.of(
                        new ConnectField("identifier", "Handle", "Such as anna.bsky.social", false, true),
                        new ConnectField("password", "App password", "Made under Settings > App passwords", true,
                                true)),
                        300, "graphemes", 4, List.of("image/jpeg"), true),
                new NetworkView("localfeed", "Local feed", ConnectKind.NONE, List.of(), 5000, "characters", 4,
                        List.of("image/jpeg"), true),
                new NetworkView("mastodon", "Mastodon", ConnectKind.OAUTH, List.of(
                        new ConnectField("baseUrl", "Instance", "Where the account lives", false, true)), 500,
                        "characters", 4, List.of("image/jpeg"), true),
                new NetworkView("telegram", "Telegram", ConnectKind.FIELDS, List.of(
                        new ConnectField("token", "Bot token", "From @BotFather", true, true),
                        new ConnectField("chat", "Channel", "Its @name", false, true)), 4096, "characters", 10,
                        List.of("image/jpeg"), false));
    }
}
