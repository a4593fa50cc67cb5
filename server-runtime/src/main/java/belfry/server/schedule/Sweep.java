package belfry.server.schedule;

import belfry.core.problem.Problem;
import belfry.core.publish.PublishProblems;
import belfry.server.database.Columns;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds what fell between: claims of the dead, what is too late, what is held back, and what may go on again. */
public final class Sweep {
    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

    /** Younger claims may not be in hand yet when this looks. */
    private static final Duration YOUNG = Duration.ofSeconds(2);

    private final SweepTable table;
    private final Alerts alerts;
    private final UUID self;
    private final InstantSource clock;
    private final Supplier<Set<UUID>> inHand;

    /**
     * @param clock the database's
     * @param inHand the deliveries that this process is at
     */
    public Sweep(SweepTable table, Alerts alerts, UUID self, InstantSource clock, Supplier<Set<UUID>> inHand) {
        this.table = table;
        this.alerts = alerts;
        this.self = self;
        this.clock = clock;
        this.inHand = inHand;
    }

    /** Cheap: every second. */
    public void run() {
        endClaimsOfTheDead();
        endForgottenClaims();
        tellMissed(table.miss());
        int held = table.hold();
        int released = table.release();
        if (held + released > 0) {
            LOG.info("{} deliveries held back, {} released", held, released);
        }
    }

    private void endClaimsOfTheDead() {
        for (var claimant : table.claimants(self)) {
            if (Machine.gone(claimant)) {
                LOG.warn("Process {} is gone; {} deliveries that it had claimed are taken over", claimant.pid(),
                        table.endClaims(claimant.id()));
            }
        }
    }

    /** A claim whose answer was lost with the database is held by a process that knows nothing of it. */
    private void endForgottenClaims() {
        var before = clock.instant().minus(YOUNG);
        int forgotten = table.endForgottenClaims(self, inHand.get(), before);
        if (forgotten > 0) {
            LOG.warn("{} deliveries were claimed by this process and forgotten; they are taken up again", forgotten);
        }
    }

    private void tellMissed(List<SweepTable.Missed> missed) {
        missed.stream().collect(Collectors.groupingBy(SweepTable.Missed::workspace)).forEach((workspace, late) -> {
            late.forEach(one -> table.explainMissed(one.delivery(), Columns.json(problem(one))));
            alerts.open(workspace, workspace.toString(), problem(late.getFirst()),
                    late.stream().map(SweepTable.Missed::delivery).toList());
        });
    }

    private static Problem problem(SweepTable.Missed missed) {
        return PublishProblems.missed(missed.dueAt(), missed.late(), missed.window());
    }
}
