package belfry.server.repair;

import belfry.core.network.Networks;
import belfry.core.problem.Problem;
import belfry.core.post.DeliveryState;
import belfry.core.repair.Circumstances.Publishers;
import belfry.core.repair.Repairs;
import belfry.core.repair.WhyNotOut;
import belfry.core.wire.RepairAction;
import belfry.core.wire.StuckGroup;
import belfry.server.database.Database;
import belfry.server.post.ExplainTable;
import belfry.server.repair.RepairTable.Stuck;
import belfry.server.repair.RepairTable.Trouble;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Posts that are not where they should be, put together by what holds them. */
public final class StuckPosts {
    private final Database database;
    private final RepairTable table = new RepairTable();
    private final ExplainTable facts = new ExplainTable();

    public StuckPosts(Database database) {
        this.database = database;
    }

    /** A reason, told once for all that it holds; {@code since} where it is known when it began. */
    private record Cause(String code, String text, List<String> remedy, RepairAction best, Optional<Instant> since) {
        Cause(String code, String text, List<String> remedy, RepairAction best) {
            this(code, text, remedy, best, Optional.empty());
        }
    }

    /** What is wrong around the posts, looked at once for all of them. */
    private record Around(List<Trouble> troubles, Publishers publishers) {
        Optional<Trouble> of(Stuck stuck) {
            var about = List.of(stuck.channelId().toString(), "publish-" + stuck.network(), stuck.network());
            return troubles.stream().filter(trouble -> about.contains(trouble.subject()))
                    .min(Comparator.comparingInt(trouble -> about.indexOf(trouble.subject())));
        }
    }

    /** Largest group first. */
    public List<StuckGroup> groups(UUID workspace) {
        return database.jdbi().withHandle(handle -> {
            var around = new Around(table.troubles(handle, workspace), facts.publishers(handle));
            var groups = new LinkedHashMap<Cause, List<Stuck>>();
            table.stuck(handle, workspace, WhyNotOut.SOON)
                    .forEach(one -> groups.computeIfAbsent(cause(one, around), _ -> new ArrayList<>()).add(one));
            return groups.entrySet().stream().map(group -> group(group.getKey(), group.getValue()))
                    .sorted(Comparator.comparingInt((StuckGroup group) -> group.deliveryIds().size()).reversed())
                    .toList();
        });
    }

    private StuckGroup group(Cause cause, List<Stuck> members) {
        var since = cause.since().orElseGet(() -> members.stream().map(Stuck::dueAt).filter(Objects::nonNull)
                .min(Comparator.<Instant>naturalOrder()).orElseGet(database::now));
        return new StuckGroup(cause.code(), heading(cause, members), cause.remedy(), cause.best(),
                members.stream().map(Stuck::id).toList(), since);
    }

    /** What happened says more than why, as long as it is the same for all. */
    private static String heading(Cause cause, List<Stuck> members) {
        var summaries = members.stream().map(Stuck::problem).filter(Objects::nonNull)
                .filter(problem -> problem.cause().equals(cause.text())).map(Problem::summary).distinct().toList();
        return summaries.size() == 1 ? summaries.getFirst() : cause.text();
    }

    private static Cause cause(Stuck stuck, Around around) {
        var best = Repairs.allowed(stuck.state()).stream().findFirst().orElse(RepairAction.REQUEUE);
        var problem = stuck.problem();
        if (stuck.state() == DeliveryState.UNCONFIRMED) {
            return new Cause("unconfirmed", "They were sent to %s, the answer was lost, and it cannot say whether they "
                    .formatted(Networks.name(stuck.network())) + "arrived", List.of("Look at the channel",
                            "Mark as published what is there", "Send again what is not"),
                    best);
        }
        if (stuck.channelAsleep()) {
            return new Cause("channel-cannot-publish", "Their %s channel is switched off or disconnected"
                    .formatted(Networks.name(stuck.network())),
                    List.of("Reconnect or switch on the channel", "Then queue them again"),
                    best);
        }
        return problem == null
                ? plain(stuck, around, best)
                : new Cause(problem.code(), problem.cause(), problem.remedy(), best);
    }

    private static Cause plain(Stuck stuck, Around around, RepairAction best) {
        return switch (stuck.state()) {
            case MISSED -> new Cause("missed", "They fell due while Belfry could not publish",
                    List.of("Publish them now", "Or give them new times"), best);
            case HELD -> new Cause("held", stuck.holdReason() == null
                    ? "They wait for their channel"
                    : stuck.holdReason(), List.of("Remove what holds them", "Then queue them again"), best);
            case QUEUED, PUBLISHING -> notTaken(stuck, around, best);
            case FAILED, DRAFT, IN_REVIEW, PUBLISHED, UNCONFIRMED, CANCELLED ->
                new Cause("failed", "%s refused them".formatted(Networks.name(stuck.network())),
                        List.of("Open one to see the answer", "Mend it and queue them again"), best);
        };
    }

    /** The most particular thing that is known: an incident about the channel or network, no publisher, nothing. */
    private static Cause notTaken(Stuck stuck, Around around, RepairAction best) {
        var trouble = around.of(stuck);
        if (trouble.isPresent()) {
            return new Cause("post-not-taken", trouble.get().cause(), trouble.get().remedy(), best,
                    Optional.of(trouble.get().since()));
        }
        var look = List.of("Look under Health whether an orchestrator is online", "Start or restart it");
        return around.publishers().alive() > 0
                ? new Cause("post-not-taken", "They are due and nothing publishes them", look, best)
                : new Cause("orchestrator-away", "No orchestrator is running: nothing publishes", look, best,
                        around.publishers().lastSeenAt());
    }
}
