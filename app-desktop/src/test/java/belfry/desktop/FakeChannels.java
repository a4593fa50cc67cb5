package belfry.desktop;

import belfry.core.problem.Problem;
import belfry.core.wire.ChannelEdit;
import belfry.core.wire.ChannelHealth;
import belfry.core.wire.ChannelView;
import belfry.core.wire.ConnectFinish;
import belfry.core.wire.ConnectRequest;
import belfry.core.wire.ConnectStart;
import belfry.core.wire.RemovalView;
import belfry.core.wire.SlotView;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The channels of the in-memory server. */
final class FakeChannels {
    private final FakeServer server;

    FakeChannels(FakeServer server) {
        this.server = server;
    }

    public static ChannelView channel(int number, String network, String name, ChannelHealth health) {
        var problem = health == ChannelHealth.OK
                ? null
                : Problem.error("channel-reauthorise",
                        name + " no longer lets Belfry in", "The app password was revoked on the network",
                        "Reconnect it with a fresh app password", "Posts wait until then; none is lost");
        return new ChannelView(FakeServer.id(100 + number), network, name,
                "@" + name.toLowerCase(Locale.ROOT).replace(' ', '.'),
                null, null,
                health, problem, false, null, null, List.of(new SlotView(1, LocalTime.of(9, 0)),
                        new SlotView(3, LocalTime.of(9, 0))),
                number * 3L, null, Map.of("account", "did:plc:" + number), 1);
    }

    void routes() {
        server.channels.add(channel(1, "bluesky", "Bakery", ChannelHealth.OK));
        server.channels.add(channel(2, "mastodon", "Bakery Berlin", ChannelHealth.EXPIRING));
        server.channels.add(channel(3, "telegram", "Bread news", ChannelHealth.REAUTHORISE));
        server.channels.add(channel(0, "localfeed", "Local feed", ChannelHealth.OK));
        server.on("GET /channels", _ -> FakeServer.ok(server.channels));
        server.on("POST /channels", asked -> connect(asked.read(ConnectRequest.class)));
        server.on("POST /channels/oauth",
                _ -> FakeServer.ok(new ConnectStart("https://mastodon.example/oauth/authorize?x=1", "state-1")));
        server.on("POST /channels/oauth/finish", asked -> finish(asked.read(ConnectFinish.class)));
        server.on("POST /channels/check/*", asked -> FakeServer.ok(find(asked)));
        server.on("GET /channels/removal/*", _ -> FakeServer.ok(new RemovalView(3, 1, List.of())));
        server.on("PATCH /channels/*", this::edit);
        server.on("DELETE /channels/*", asked -> {
            server.channels.remove(find(asked));
            return FakeServer.gone();
        });
    }

    private FakeServer.Answer connect(ConnectRequest request) {
        if (request.fields().getOrDefault("password", "fine").equals("wrong")) {
            return new FakeServer.Answer(422, Problem.error("login-refused", "Bluesky refused the app password",
                    "It does not belong to this handle", "Make a new app password").at("/fields/password"));
        }
        var made = channel(50 + server.channels.size(), request.network(),
                request.name() == null
                        ? request.fields().getOrDefault("identifier", request.network())
                        : request.name(),
                ChannelHealth.OK);
        server.channels.add(made);
        return new FakeServer.Answer(201, made);
    }

    private FakeServer.Answer finish(ConnectFinish finish) {
        if (!finish.code().equals("good-code")) {
            return new FakeServer.Answer(422, Problem.error("code-refused", "Mastodon did not take the code",
                    "It has expired or was copied in part", "Open the browser again and copy all of it"));
        }
        var made = channel(60, "mastodon", "Anna at Mastodon", ChannelHealth.OK);
        server.channels.add(made);
        return new FakeServer.Answer(201, made);
    }

    private ChannelView find(FakeServer.Asked asked) {
        return server.channels.stream().filter(channel -> asked.path().contains(channel.id().toString())).findFirst()
                .orElseThrow();
    }

    private FakeServer.Answer edit(FakeServer.Asked asked) {
        var old = find(asked);
        var change = asked.read(ChannelEdit.class);
        var edited = new ChannelView(old.id(), old.network(), change.name() == null ? old.name() : change.name(),
                old.handle(), null, null, old.health(), old.problem(),
                change.disabled() == null ? old.disabled() : change.disabled(), null, null,
                change.slots() == null ? old.slots() : change.slots(), old.queued(), null, old.facts(),
                old.version() + 1);
        if (!asked.ifMatch().equals("\"" + old.version() + "\"")) {
            return new FakeServer.Answer(412, FakeServer.conflict(old));
        }
        server.channels.set(server.channels.indexOf(old), edited);
        return FakeServer.ok(edited);
    }
}
