package belfry.core.repair;

import belfry.core.post.DeliveryState;
import belfry.core.problem.Problem;
import belfry.core.wire.RepairAction;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The repairs that a delivery's state allows and what each would do. Decides only; nothing is changed here. */
public final class Repairs {
    private Repairs() {}

    /**
     * A delivery as a repair sees it.
     *
     * @param partsBehind of its thread that wait behind the part whose outcome nobody knows
     */
    public record Broken(DeliveryState state, @Nullable Instant dueAt, int partsBehind) {
        public Broken(DeliveryState state, @Nullable Instant dueAt) {
            this(state, dueAt, 0);
        }
    }

    /**
     * What a repair would do.
     *
     * @param dueAt null: the time stays
     * @param calls what happens, in words, in order
     * @param undoable whether there is a way back until something is published
     */
    public record Step(DeliveryState after, @Nullable Instant dueAt, List<String> calls, boolean undoable) {}

    /** Best first. */
    public static List<RepairAction> allowed(DeliveryState state) {
        return switch (state) {
            case DRAFT, IN_REVIEW -> List.of(RepairAction.RESCHEDULE, RepairAction.PUBLISH_NOW, RepairAction.CANCEL);
            case QUEUED -> List.of(RepairAction.PUBLISH_NOW, RepairAction.RESCHEDULE, RepairAction.CANCEL);
            case HELD -> List.of(RepairAction.REQUEUE, RepairAction.RESCHEDULE, RepairAction.PUBLISH_NOW,
                    RepairAction.MARK_PUBLISHED, RepairAction.CANCEL);
            case FAILED -> List.of(RepairAction.REQUEUE, RepairAction.PUBLISH_NOW, RepairAction.RESCHEDULE,
                    RepairAction.MARK_PUBLISHED, RepairAction.CANCEL);
            case MISSED -> List.of(RepairAction.PUBLISH_NOW, RepairAction.RESCHEDULE, RepairAction.REQUEUE,
                    RepairAction.MARK_PUBLISHED, RepairAction.CANCEL);
            case UNCONFIRMED ->
                List.of(RepairAction.MARK_PUBLISHED, RepairAction.RETRY_UNCONFIRMED, RepairAction.CANCEL);
            case CANCELLED -> List.of(RepairAction.REQUEUE, RepairAction.RESCHEDULE, RepairAction.PUBLISH_NOW);
            case PUBLISHING, PUBLISHED -> List.of();
        };
    }

    /** Why this repair is not for this delivery; empty: it may be done. */
    public static Optional<Problem> refusal(RepairAction action, Broken broken) {
        if (allowed(broken.state()).contains(action)) {
            return Optional.empty();
        }
        var remedies = allowed(broken.state()).stream().map(Repairs::inWords).toList();
        return Optional.of(Problem.error("repair-not-possible",
                "\"%s\" is not for a post that is %s".formatted(inWords(action),
                        broken.state().name().toLowerCase(Locale.ROOT).replace('_', ' ')),
                reason(broken.state()), remedies.isEmpty()
                        ? new String[]{"Nothing has to be done"}
                        : Stream.concat(Stream.of("Possible are:"), remedies.stream()).toArray(String[]::new)));
    }

    /**
     * What an allowed repair would do.
     *
     * @param at the time it gets: the new one of RESCHEDULE, the free minute of a past REQUEUE, now for PUBLISH_NOW
     */
    public static Step step(RepairAction action, Broken broken, Instant now, @Nullable Instant at) {
        var back = way(DeliveryState.QUEUED, broken.state()).isPresent();
        var due = broken.dueAt();
        return switch (action) {
            case PUBLISH_NOW -> new Step(DeliveryState.QUEUED, now, List.of("Queue it for now"), back);
            case RESCHEDULE -> new Step(DeliveryState.QUEUED, at, List.of("Queue it for " + at), back);
            case REQUEUE -> due != null && due.isAfter(now)
                    ? new Step(DeliveryState.QUEUED, null, List.of("Queue it for its time, " + due), back)
                    : new Step(DeliveryState.QUEUED, at, List.of("Queue it again for " + at), back);
            case RETRY_UNCONFIRMED -> new Step(DeliveryState.QUEUED, now, List.of(
                    "Note in the ledger that you found nothing published", "Queue it for now"), false);
            case MARK_PUBLISHED -> broken.partsBehind() == 0
                    ? new Step(DeliveryState.PUBLISHED, null, List.of(
                            "Note in the ledger that you found it published", "Send nothing"), false)
                    : new Step(DeliveryState.QUEUED, now, List.of(
                            "Note in the ledger that you found that part published",
                            "Go on with the thread: parts not sent yet: " + broken.partsBehind()), false);
            case CANCEL -> new Step(DeliveryState.CANCELLED, null, List.of("Take it out of the queue"),
                    way(DeliveryState.CANCELLED, broken.state()).isPresent());
        };
    }

    /** Legal moves from one state to another that publish nothing on the way; empty list: it is there already. */
    public static Optional<List<DeliveryState>> way(DeliveryState from, DeliveryState to) {
        record Path(DeliveryState end, List<DeliveryState> moves) {}
        var open = new ArrayDeque<Path>(List.of(new Path(from, List.of())));
        var seen = EnumSet.of(from);
        while (!open.isEmpty()) {
            var path = open.removeFirst();
            if (path.end() == to) {
                return Optional.of(path.moves());
            }
            for (var next : path.end().next()) {
                if (next != DeliveryState.PUBLISHING && next != DeliveryState.PUBLISHED && seen.add(next)) {
                    open.addLast(new Path(next, Stream.concat(path.moves().stream(), Stream.of(next)).toList()));
                }
            }
        }
        return Optional.empty();
    }

    public static String inWords(RepairAction action) {
        return switch (action) {
            case PUBLISH_NOW -> "Publish it now";
            case REQUEUE -> "Queue it again";
            case RESCHEDULE -> "Give it a new time";
            case MARK_PUBLISHED -> "Mark it as published, with its address";
            case RETRY_UNCONFIRMED -> "Look at the channel; if it is not there, send it again";
            case CANCEL -> "Cancel it";
        };
    }

    private static String reason(DeliveryState state) {
        return switch (state) {
            case PUBLISHED -> "It is published; nothing may be sent again";
            case PUBLISHING -> "It is being sent at this moment";
            case UNCONFIRMED -> "It may be published already, so that only a person who looked can say what is right";
            case DRAFT, IN_REVIEW, QUEUED, HELD, FAILED, MISSED, CANCELLED -> "This repair is for other states";
        };
    }
}
