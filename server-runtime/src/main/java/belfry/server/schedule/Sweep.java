package belfry.server.schedule;

import belfry.core.publish.PublishProblems;
import belfry.core.wire.Wire;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds what fell between: claims of the dead, what is too late, what is held back, and what may go on again. */
public final class Sweep {
    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);

    private final SweepTable table;
    private final Alerts alerts;
    private final UUID self;

    public Sweep(SweepTable table, Alerts alerts, UUID self) {
        this.table = table;
        this.alerts = alerts;
        this.self = self;
    }

    /** Cheap: every second. */
    public void run() {
        endClaimsOfTheDead();
        table.miss().forEach(this::tellMissed);
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

    private void tellMissed(SweepTable.Missed missed) {
        var problem = PublishProblems.missed(missed.dueAt(), missed.late(), missed.window());
        try {
            table.explainMissed(missed.delivery(), Wire.json().writeValueAsString(problem));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem can be written", e);
        }
        alerts.open(missed.delivery().toString(), problem, List.of(missed.delivery()));
    }
}
