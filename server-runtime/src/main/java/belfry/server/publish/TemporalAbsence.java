package belfry.server.publish;

import belfry.core.incident.IncidentKey;
import belfry.core.problem.Problem;
import belfry.server.incident.Incidents;
import java.util.List;
import java.util.Optional;

/**
 * Says that this orchestrator does without Temporal, and takes it back when it is there again. Where the server's own
 * look has found Temporal away, that incident tells it already: one cause, one incident.
 */
final class TemporalAbsence {
    static final String CODE = "publishing-without-temporal";
    private static final String SUBJECT = "temporal";
    /** The server looks every two seconds and speaks at first sight. */
    private static final int LOOKS = 8;
    private static final IncidentKey TOLD = new IncidentKey("temporal-away", SUBJECT);

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
            close("Temporal answers again");
        } else if (++bad % LOOKS != 0) {
            return;
        } else if (incidents.openKeys().contains(TOLD)) {
            close("Told by the incident about Temporal itself");
        } else if (bad == LOOKS || !open) {
            open = true;
            incidents.open(CODE, SUBJECT,
                    Problem.warning(CODE, "Posts go out without Temporal, which the orchestrator does not reach",
                            "Temporal does not answer: " + trouble.get(),
                            "Nothing is lost or late: the due clock publishes alone",
                            "Bring Temporal back; this closes by itself"),
                    List.of(), List.of());
        }
    }

    private void close(String why) {
        if (open) {
            incidents.close(CODE, SUBJECT, why);
            open = false;
        }
    }
}
