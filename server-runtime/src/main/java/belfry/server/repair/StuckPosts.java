package belfry.server.repair;

import belfry.core.post.DeliveryState;
import belfry.core.repair.Repairs;
import belfry.core.repair.WhyNotOut;
import belfry.core.wire.RepairAction;
import belfry.core.wire.StuckGroup;
import belfry.server.database.Database;
import belfry.server.repair.RepairTable.Stuck;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** Posts that are not where they should be, put together by what holds them. */
public final class StuckPosts {
    private final Database database;
    private final RepairTable table = new RepairTable();

    public StuckPosts(Database database) {
        this.database = database;
    }

    /** A reason, told once for all that it holds. */
    private record Cause(String code, String text, List<String> remedy, RepairAction best) {}

    /** Largest group first. */
    public List<StuckGroup> groups(UUID workspace) {
        var found = database.jdbi().withHandle(handle -> table.stuck(handle, workspace, WhyNotOut.SOON));
        var groups = new LinkedHashMap<Cause, List<Stuck>>();
        found.forEach(one -> groups.computeIfAbsent(cause(one), _ -> new ArrayList<>()).add(one));
        return groups.entrySet().stream().map(group -> group(group.getKey(), group.getValue()))
                .sorted(Comparator.comparingInt((StuckGroup group) -> group.deliveryIds().size()).reversed()).toList();
    }

    private StuckGroup group(Cause cause, List<Stuck> members) {
        var since = members.stream().map(Stuck::dueAt).filter(Objects::nonNull).min(Comparator.<Instant>naturalOrder())
                .orElseGet(database::now);
        return new StuckGroup(cause.code(), cause.text(), cause.remedy(), cause.best(),
                members.stream().map(Stuck::id).toList(), since);
    }

    private static Cause cause(Stuck stuck) {
        var best = Repairs.allowed(stuck.state()).stream().findFirst().orElse(RepairAction.REQUEUE);
        var problem = stuck.problem();
        if (stuck.state() == DeliveryState.UNCONFIRMED) {
            return new Cause("unconfirmed", "They were sent to %s, the answer was lost, and it cannot say whether they "
                    .formatted(stuck.network()) + "arrived", List.of("Look at the channel",
                            "Mark as published what is there", "Send again what is not"),
                    best);
        }
        if (stuck.channelAsleep()) {
            return new Cause("channel-cannot-publish", "Their %s channel is switched off or disconnected"
                    .formatted(stuck.network()), List.of("Reconnect or switch on the channel", "Then queue them again"),
                    best);
        }
        return problem == null
                ? plain(stuck, best)
                : new Cause(problem.code(), problem.cause(), problem.remedy(), best);
    }

    private static Cause plain(Stuck stuck, RepairAction best) {
        return switch (stuck.state()) {
            case MISSED -> new Cause("missed", "They fell due while Belfry could not publish",
                    List.of("Publish them now", "Or give them new times"), best);
            case HELD -> new Cause("held", stuck.holdReason() == null
                    ? "They wait for their channel"
                    : stuck.holdReason(), List.of("Remove what holds them", "Then queue them again"), best);
            case QUEUED, PUBLISHING -> new Cause("post-not-taken", "They are due and nothing publishes them",
                    List.of("Look under Health whether an orchestrator is online", "Start or restart it"), best);
            case FAILED, DRAFT, IN_REVIEW, PUBLISHED, UNCONFIRMED, CANCELLED ->
                new Cause("failed", "%s refused them".formatted(stuck.network()),
                        List.of("Open one to see the answer", "Mend it and queue them again"), best);
        };
    }
}
