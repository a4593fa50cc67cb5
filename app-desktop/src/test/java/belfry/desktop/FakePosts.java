package belfry.desktop;

import belfry.core.network.Networks;
import belfry.core.network.PartDraft;
import belfry.core.post.DeliveryState;
import belfry.core.wire.CountView;
import belfry.core.wire.DeliveryExplanation;
import belfry.core.wire.DeliveryView;
import belfry.core.wire.ExplanationView;
import belfry.core.wire.FindingView;
import belfry.core.wire.MovePost;
import belfry.core.wire.NewDelivery;
import belfry.core.wire.Page;
import belfry.core.wire.PartText;
import belfry.core.wire.PostDraft;
import belfry.core.wire.PostMode;
import belfry.core.wire.PostView;
import belfry.core.wire.PreflightView;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The posts of the in-memory server. */
final class FakePosts {
    private final FakeServer server;

    FakePosts(FakeServer server) {
        this.server = server;
    }

    void routes() {
        server.on("GET /posts", _ -> FakeServer.ok(new Page<>(server.posts, null)));
        server.on("POST /posts", asked -> {
            var draft = asked.read(PostDraft.class);
            var made = written(FakeServer.id(1000 + server.posts.size()), draft, 1);
            server.posts.add(made);
            return new FakeServer.Answer(201, made);
        });
        server.on("PUT /posts/*", asked -> {
            var old = post(asked);
            if (!asked.ifMatch().equals("\"" + old.version() + "\"")) {
                return new FakeServer.Answer(412, FakeServer.conflict(old));
            }
            var changed = written(old.id(), asked.read(PostDraft.class), old.version() + 1);
            server.posts.set(server.posts.indexOf(old), changed);
            return FakeServer.ok(changed);
        });
        server.on("GET /posts/*", asked -> FakeServer.ok(post(asked)));
        server.on("DELETE /posts/*", asked -> {
            server.posts.remove(post(asked));
            return FakeServer.gone();
        });
        server.on("POST /posts/preflight", asked -> FakeServer.ok(preflight(asked.read(PostDraft.class))));
        server.on("POST /posts/move/*", asked -> {
            var old = post(asked);
            if (!asked.ifMatch().equals("\"" + old.version() + "\"")) {
                return new FakeServer.Answer(412, FakeServer.conflict(old));
            }
            var moved = due(old, asked.read(MovePost.class).dueAt(), old.version() + 1);
            server.posts.set(server.posts.indexOf(old), moved);
            return FakeServer.ok(moved);
        });
        server.on("GET /posts/explain/*",
                asked -> FakeServer.ok(new ExplanationView(post(asked).id(), List.of(new DeliveryExplanation(
                        FakeServer.id(1), "Bakery", post(asked).state(), "It waits for its time.", null, List.of())))));
    }

    private PostView post(FakeServer.Asked asked) {
        return server.posts.stream().filter(post -> asked.path().contains(post.id().toString())).findFirst()
                .orElseThrow();
    }

    public static PostView due(PostView post, Instant at, long version) {
        return new PostView(post.id(), at, post.zone(), post.state(), post.excerpt(), post.source(), post.author(),
                post.parts(), post.deliveries(), post.createdAt(), post.updatedAt(), version);
    }

    private PostView written(UUID id, PostDraft draft, long version) {
        var state = draft.mode() == PostMode.DRAFT ? DeliveryState.DRAFT : DeliveryState.QUEUED;
        return post(id, draft.parts().getFirst().text(), draft.dueAt(), state, draft.parts(),
                draft.deliveries().stream().map(NewDelivery::channelId).toList(), version);
    }

    public PostView post(UUID id, String text, @Nullable Instant due, DeliveryState state,
            List<PartText> parts, List<UUID> to, long version) {
        var deliveries = server.channels.stream().filter(channel -> to.contains(channel.id()))
                .map(channel -> new DeliveryView(UUID.nameUUIDFromBytes((id + channel.name()).getBytes(
                        StandardCharsets.UTF_8)), id, channel.id(), channel.network(), channel.name(), state, due,
                        null, null, null, null, null, null, 0, null, 1, Map.of(), List.of()))
                .toList();
        return new PostView(id, due, "Europe/Berlin", state, text, "console", "Anna", parts, deliveries,
                FakeServer.START, FakeServer.START,
                version);
    }

    /** By the rules of the networks themselves, as the server does. */
    private PreflightView preflight(PostDraft draft) {
        var counts = new ArrayList<CountView>();
        var findings = new ArrayList<FindingView>();
        for (var delivery : draft.deliveries()) {
            var channel = server.channels.stream().filter(known -> known.id().equals(delivery.channelId())).findFirst()
                    .orElseThrow();
            var network = Networks.find(channel.network()).orElseThrow();
            var own = delivery.parts();
            var parts = own == null ? draft.parts() : own;
            for (var i = 0; i < parts.size(); i++) {
                counts.add(new CountView(channel.id(), i, network.count(parts.get(i).text()),
                        network.limit(channel.facts()), network.unit()));
            }
            network.preflight(parts.stream().map(part -> new PartDraft(part.text(), List.of())).toList(),
                    delivery.settings(), channel.facts())
                    .forEach(problem -> findings.add(new FindingView(problem, channel.id())));
        }
        return new PreflightView(findings, counts);
    }
}
