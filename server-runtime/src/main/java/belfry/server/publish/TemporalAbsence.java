package belfry.server.publish;

import belfry.core.problem.Problem;
import belfry.server.incident.Incidents;
import java.util.List;
import java.util.Optional;

/** Says that Temporal is away when it is so for some looks in a row, and takes it back when it is there again. */
final class TemporalAbsence {
    static final String CODE = "publishing-without-temporal";
    private static final String SUBJECT = "temporal";
    private static final int LOOKS = 3;

    private final Incidents incidents;
    private int bad;
    /** An earlier orchestrator may have left it open. */
    private boolean open = true;

    TemporalAbsence(Incidents incidents) {
        this.incidents = incidents;
    }

    /** @param trouble what is wrong with Temporal now; empty: nothing */
    void look(Optional<String> trouble) {
        if (trouble.isEmpty()) {
            bad = 0;
            if (open) {
                incidents.close(CODE, SUBJECT, "Temporal answers again");
                open = false;
            }
        } else if (++bad == LOOKS) {
            open = true;
            incidents.open(CODE, SUBJECT, Problem.warning(CODE, "Posts go out without Temporal",
                    "Temporal does not answer: " + trouble.get(),
                    "Nothing is lost or late: the due clock publishes alone",
                    "Bring Temporal back; this closes by itself"), List.of(), List.of());
        }
    }
}
