package belfry.core.incident;

import belfry.core.problem.Problem;
import belfry.core.wire.RemedyView;
import java.util.ArrayList;
import java.util.List;

/**
 * Something a probe noticed that an operator should know.
 *
 * @param affected what suffers from it, by name
 * @param sightings how often in a row it must be seen until it is an incident; 1: at once
 */
public record Finding(String subject, Problem problem, List<String> affected, List<RemedyView> remedies,
        int sightings) {
    public Finding {
        affected = List.copyOf(affected);
        remedies = List.copyOf(remedies);
        if (sightings < 1) {
            throw new IllegalArgumentException("a finding is seen at least once");
        }
    }

    /** An incident at first sight, mended by hand. */
    public static Finding of(String subject, Problem problem) {
        return new Finding(subject, problem, List.of(), byHand(problem), 1);
    }

    /** One that is only believed when it is seen again. */
    public Finding whenSeenAgain() {
        return new Finding(subject, problem, affected, remedies, 2);
    }

    public Finding affecting(List<String> names) {
        return new Finding(subject, problem, names, remedies, sightings);
    }

    /** The same with a step that a button can do, offered first. */
    public Finding offering(String text, String action) {
        var all = new ArrayList<RemedyView>();
        all.add(new RemedyView(text, action));
        all.addAll(remedies);
        return new Finding(subject, problem, affected, all, sightings);
    }

    public IncidentKey key() {
        return new IncidentKey(problem.code(), subject);
    }

    /** The remedies of a problem as steps that a person takes. */
    public static List<RemedyView> byHand(Problem problem) {
        return problem.remedy().stream().map(text -> new RemedyView(text, null)).toList();
    }
}
