package belfry.server.post;

import belfry.core.post.DeliveryState;
import belfry.core.preflight.Finding;
import belfry.core.problem.Problem;
import belfry.core.wire.PostMode;
import belfry.core.workspace.Permission;
import belfry.server.http.Actor;
import belfry.server.http.Refused;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

/** What the server answers when a post cannot be done what is asked. */
final class PostRefusals {
    private static final int CONFLICT = 409;
    private static final int FORBIDDEN = 403;
    private static final int NOT_UNDERSTOOD = 400;
    private static final int REFUSED = 422;

    private PostRefusals() {}

    static Refused publishing() {
        return new Refused(CONFLICT, Problem.error("post-publishing", "The post is being published at this moment",
                "Its commit has begun; what is on the wire cannot be changed",
                "Wait a few seconds and look what became of it"));
    }

    static Refused finished() {
        return new Refused(CONFLICT, Problem.error("post-published", "There is nothing left to change on this post",
                "Each of its deliveries is published, or was sent and waits for your decision",
                "Write a new post", "For one whose answer was lost, open it under Posts and decide"));
    }

    static Refused partPublished(int channel, int part) {
        return new Refused(CONFLICT, Problem.error("part-published",
                "Part %d is published already".formatted(part + 1), "What is out cannot be changed from here",
                "Leave that part as it is; the parts after it may be changed")
                .at("/deliveries/%d/parts/%d".formatted(channel, part)));
    }

    static Refused keyReused() {
        return new Refused(REFUSED, Problem.error("idempotency-key-reused",
                "This Idempotency-Key was used for another post", "A key stands for one request and its repeats",
                "Use a new key for a new post").at("Idempotency-Key"));
    }

    static Refused keyRefused() {
        return new Refused(NOT_UNDERSTOOD, Problem.error("idempotency-key-wrong",
                "The Idempotency-Key is not understood", "It must have 1 to 200 characters",
                "Send a UUID, for example").at("Idempotency-Key"));
    }

    static void mayDo(Actor actor, PostMode mode) {
        if (mode != PostMode.DRAFT) {
            mayPublish(actor);
        }
    }

    static void mayPublish(Actor actor) {
        if (!actor.may(Permission.PUBLISH)) {
            throw new Refused(FORBIDDEN, Problem.error("role-lacks-right",
                    "As %s you cannot let posts go out".formatted(actor.role()),
                    "Your role writes drafts; others schedule them", "Save it as a draft",
                    "Or ask an owner of the workspace for another role").at("/mode"));
        }
    }

    static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException _) {
            throw new Refused(REFUSED, Problem.error("zone-unknown", "There is no time zone \"%s\"".formatted(name),
                    "Zones have names such as Europe/Berlin", "Choose one of the list").at("/zone"));
        }
    }

    /** The first stands for all; the others are in its evidence and, as data, in {@code findings}. */
    static void unlessClear(List<Finding> findings, PostMode mode) {
        var blocking = findings.stream().filter(mode == PostMode.DRAFT ? Finding::blocksDraft : Finding::blocks)
                .toList();
        if (blocking.isEmpty()) {
            return;
        }
        var first = blocking.getFirst().problem();
        var others = blocking.stream().skip(1).map(finding -> finding.problem().summary()).toList();
        throw new Refused(first.code().equals("text-not-utf8") ? NOT_UNDERSTOOD : REFUSED,
                others.isEmpty() ? first : first.seen(others),
                Map.of("findings", blocking.stream().map(Finding::problem).toList()));
    }

    static Refused notCancelled(DeliveryState state) {
        return new Refused(CONFLICT, Problem.error("post-not-cancelled", "There is nothing to bring back",
                "The post is %s, neither deleted nor cancelled".formatted(state), "Reload the list"));
    }
}
