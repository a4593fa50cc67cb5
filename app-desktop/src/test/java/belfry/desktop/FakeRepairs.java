package belfry.desktop;

import belfry.core.post.DeliveryState;
import belfry.core.post.WholeState;
import belfry.core.problem.Problem;
import belfry.core.repair.Repairs;
import belfry.core.wire.DeliveryView;
import belfry.core.wire.PostView;
import belfry.core.wire.RepairAction;
import belfry.core.wire.RepairRequest;
import belfry.core.wire.RepairResult;
import belfry.core.wire.RepairRow;
import belfry.core.wire.StuckGroup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What is stuck in the in-memory server, and repairs of it that keep the real server's rules. */
final class FakeRepairs {
    private final FakeServer server;
    private final Map<String, List<PostView>> before = new ConcurrentHashMap<>();

    FakeRepairs(FakeServer server) {
        this.server = server;
    }

    void routes() {
        server.on("GET /stuck", _ -> FakeServer.ok(groups()));
        server.on("POST /repairs", asked -> {
            var request = asked.read(RepairRequest.class);
            server.repairs.add(request);
            return FakeServer.ok(repair(request));
        });
        server.on("POST /repairs/undo/*", asked -> {
            var posts = before.remove(asked.path().split("/")[2]);
            if (posts == null) {
                return new FakeHttp.Answer(404, Problem.error("not-found", "There is no such repair to undo",
                        "It was undone already", "Look at the posts"));
            }
            var rows = new ArrayList<RepairRow>();
            for (var old : posts) {
                replace(old);
                old.deliveries().forEach(one -> rows.add(row(old, one, one.state(), one.dueAt(), List.of(), null)));
            }
            return FakeServer.ok(new RepairResult(rows, null));
        });
    }

    private List<StuckGroup> groups() {
        var byCode = new LinkedHashMap<String, List<DeliveryView>>();
        server.posts.stream().flatMap(post -> post.deliveries().stream())
                .filter(delivery -> delivery.state().needsAttention())
                .forEach(delivery -> byCode.computeIfAbsent(code(delivery), _ -> new ArrayList<>()).add(delivery));
        return byCode.entrySet().stream().map(entry -> group(entry.getKey(), entry.getValue()))
                .sorted((one, other) -> other.deliveryIds().size() - one.deliveryIds().size()).toList();
    }

    private static String code(DeliveryView delivery) {
        return delivery.problem() == null
                ? delivery.state().name().toLowerCase(Locale.ROOT)
                : delivery.problem().code();
    }

    private static StuckGroup group(String code, List<DeliveryView> of) {
        var first = of.getFirst();
        var problem = first.problem();
        var since = of.stream().map(DeliveryView::dueAt).filter(Objects::nonNull).min(Instant::compareTo)
                .orElse(FakeServer.START);
        return new StuckGroup(code, problem == null
                ? "They wait: " + first.state().name().toLowerCase(Locale.ROOT)
                : problem.cause(),
                problem == null
                        ? List.of("Look at one", "Then decide")
                        : problem.remedy(),
                Repairs.allowed(first.state()).getFirst(), of.stream().map(DeliveryView::id).toList(), since);
    }

    private RepairResult repair(RepairRequest request) {
        var rows = new ArrayList<RepairRow>();
        var changed = new ArrayList<PostView>();
        for (var id : request.deliveryIds()) {
            var post = server.posts.stream().filter(one -> has(one, id)).findFirst().orElseThrow();
            var delivery = post.deliveries().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
            var broken = new Repairs.Broken(delivery.state(), delivery.dueAt());
            var refusal = Repairs.refusal(request.action(), broken);
            if (refusal.isPresent()) {
                rows.add(row(post, delivery, delivery.state(), delivery.dueAt(), List.of(), refusal.get()));
                continue;
            }
            var now = Instant.now();
            var at = request.dueAt() != null ? request.dueAt() : now.plusSeconds(3600);
            var step = Repairs.step(request.action(), broken, now,
                    request.action() == RepairAction.RESCHEDULE ? at : now);
            rows.add(row(post, delivery, step.after(), step.dueAt(), step.calls(), null));
            if (!request.dryRun()) {
                changed.add(post);
                replace(changed(post, id, step.after(), step.dueAt(), null));
            }
        }
        var token = "undo-" + before.size();
        if (request.dryRun() || changed.isEmpty() || request.action() == RepairAction.MARK_PUBLISHED) {
            return new RepairResult(rows, null);
        }
        before.put(token, changed);
        return new RepairResult(rows, token);
    }

    private static boolean has(PostView post, UUID delivery) {
        return post.deliveries().stream().anyMatch(one -> one.id().equals(delivery));
    }

    private void replace(PostView fresh) {
        server.posts.replaceAll(post -> post.id().equals(fresh.id()) ? fresh : post);
        server.tell("post.changed", fresh.id().toString());
    }

    private static RepairRow row(PostView post, DeliveryView delivery, DeliveryState after, @Nullable Instant due,
            List<String> calls, @Nullable Problem problem) {
        return new RepairRow(delivery.id(), post.id(), delivery.network(), delivery.channelName(), post.excerpt(),
                delivery.state(), after, delivery.dueAt(), due, calls, problem == null, problem);
    }

    /** A post one of whose deliveries stands elsewhere. */
    static PostView changed(PostView post, UUID delivery, DeliveryState state, @Nullable Instant due,
            @Nullable Problem problem) {
        var deliveries = post.deliveries().stream().map(one -> !one.id().equals(delivery)
                ? one
                : new DeliveryView(one.id(), one.postId(), one.channelId(), one.network(), one.channelName(), state,
                        due == null ? one.dueAt() : due, one.publishedAt(), one.latenessMillis(), one.url(), problem,
                        one.holdReason(), one.nextTryAt(), problem == null ? 0 : 3, problem == null
                                ? one.lastTryAt()
                                : one.dueAt(),
                        one.revision(), one.settings(), one.parts()))
                .toList();
        return new PostView(post.id(), due == null ? post.dueAt() : due, post.zone(),
                WholeState.of(deliveries.stream().map(DeliveryView::state).toList()), post.excerpt(), post.source(),
                post.author(), post.parts(), deliveries, post.createdAt(), post.updatedAt(), post.version() + 1);
    }
}
