package belfry.desktop;

import belfry.core.network.Networks;
import belfry.core.network.PartDraft;
import belfry.core.post.DeliveryState;
import belfry.core.problem.Problem;
import belfry.core.wire.CountView;
import belfry.core.wire.DeliveryExplanation;
import belfry.core.repair.Repairs;
import belfry.core.wire.DeliveryHistory;
import belfry.core.wire.HistoryRow;
import belfry.core.wire.LedgerRow;
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
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
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
        server.on("GET /posts", asked -> FakeServer.ok(page(asked.query())));
        server.on("POST /posts/cancel/*", asked -> becomes(asked, DeliveryState.CANCELLED));
        server.on("POST /posts/restore/*", asked -> becomes(asked, DeliveryState.QUEUED));
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
        server.on("GET /posts/explain/*", asked -> FakeServer.ok(explain(post(asked))));
        server.on("GET /posts/history/*", asked -> FakeServer.ok(post(asked).deliveries().stream()
                .map(one -> new DeliveryHistory(one.id(), one.channelName(), List.of(new HistoryRow(FakeServer.START,
                        null, DeliveryState.QUEUED, "Anna", "scheduled"),
                        new HistoryRow(FakeServer.START.plusSeconds(90), DeliveryState.QUEUED, one.state(), "clock",
                                "it was due"))))
                .toList()));
        server.on("GET /posts/ledger/*", asked -> FakeServer.ok(List.of(new LedgerRow(FakeServer.id(1),
                FakeServer.id(2), 0, 1, 1, "COMMIT", "REFUSED", FakeServer.START, FakeServer.START,
                FakeServer.START.plusMillis(210), 403, null, Problem.error("bot-blocked", "Telegram refused the bot",
                        "It is no administrator of the channel", "Make it one")))));
    }

    /** Filtered and paged as the server does; the cursor is the number of posts before the page. */
    private Page<PostView> page(String query) {
        var state = parameter(query, "state");
        var network = parameter(query, "network");
        var words = parameter(query, "q").toLowerCase(Locale.ROOT);
        var from = Integer.parseInt("0" + parameter(query, "cursor"));
        var limit = parameter(query, "limit").isEmpty()
                ? Integer.MAX_VALUE
                : Integer.parseInt(parameter(query,
                        "limit"));
        var fits = within(query).stream().filter(post -> (state.isEmpty() && network.isEmpty())
                || post.deliveries().stream().anyMatch(one -> (state.isEmpty() || one.state().name().equals(state))
                        && (network.isEmpty() || one.network().equals(network))))
                .filter(post -> post.excerpt().toLowerCase(Locale.ROOT).contains(words))
                .sorted(order(parameter(query, "order"))).toList();
        var to = (int) Math.min(fits.size(), (long) from + limit);
        return new Page<>(fits.subList(from, to), to < fits.size() ? String.valueOf(to) : null);
    }

    private static Comparator<PostView> order(String name) {
        var due = Comparator.comparing((PostView post) -> post.dueAt() == null ? Instant.MIN : post.dueAt())
                .thenComparing(PostView::id);
        return switch (name) {
            case "due" -> due;
            case "-due" -> due.reversed();
            case "newest" -> Comparator.comparing(PostView::id).reversed();
            default -> (_, _) -> 0;
        };
    }

    static String parameter(String query, String name) {
        return Stream.of(query.split("&")).filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1)).findFirst().orElse("");
    }

    private static ExplanationView explain(PostView post) {
        return new ExplanationView(post.id(), post.deliveries().stream().map(one -> {
            var problem = one.problem();
            return new DeliveryExplanation(one.id(), one.channelName(), one.state(), problem == null
                    ? "It waits for its time."
                    : "It is not published: " + problem.summary() + ".", problem, Repairs.allowed(one.state()));
        }).toList());
    }

    /** The posts of the range that the query names, all when it names none. */
    private List<PostView> within(String query) {
        if (parameter(query, "from").isEmpty()) {
            return server.posts;
        }
        var from = Instant.parse(parameter(query, "from"));
        var to = Instant.parse(parameter(query, "to"));
        return server.posts.stream().filter(post -> {
            var due = post.dueAt();
            return due != null && !due.isBefore(from) && due.isBefore(to);
        }).toList();
    }

    private FakeServer.Answer becomes(FakeServer.Asked asked, DeliveryState state) {
        var old = post(asked);
        var changed = new PostView(old.id(), old.dueAt(), old.zone(), state, old.excerpt(), old.source(), old.author(),
                old.parts(), old.deliveries(), old.createdAt(), old.updatedAt(), old.version() + 1);
        server.posts.set(server.posts.indexOf(old), changed);
        return FakeServer.ok(changed);
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
