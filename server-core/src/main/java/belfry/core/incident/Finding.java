package belfry.core.incident;

import belfry.core.problem.Problem;
import belfry.core.wire.RemedyView;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something a probe noticed that an operator should know.
 *
 * @param affected what suffers from it, by name
 * @param sightings how often in a row it must be seen until it is an incident; 1: at once
 * @param workspace whose members it concerns; null: the installation
 */
public record Finding(String subject, Problem problem, List<String> affected, List<RemedyView> remedies,
        int sightings, @Nullable UUID workspace) {
    public Finding {
        affected = List.copyOf(affected);
        remedies = List.copyOf(remedies);
        if (sightings < 1) {
            throw new IllegalArgumentException("a finding is seen at least once");
        }
    }

    /** An incident at first sight, mended by hand. */
    public static Finding of(String subject, Problem problem) {
        return new Finding(subject, problem, List.of(), byHand(problem), 1, null);
    }

    /** One that is only believed when it is seen again. */
    public Finding whenSeenAgain() {
        return whenSeen(2);
    }

    /** One that is only believed when it is seen so many times in a row. */
    public Finding whenSeen(int times) {
        return new Finding(subject, problem, affected, remedies, times, workspace);
    }

    public Finding affecting(List<String> names) {
        return new Finding(subject, problem, names, remedies, sightings, workspace);
    }

    /** The same with a step that a button can do, offered first. */
    public Finding offering(String text, String action) {
        var all = new ArrayList<RemedyView>();
        all.add(new RemedyView(text, action));
        all.addAll(remedies);
        return new Finding(subject, problem, affected, all, sightings, workspace);
    }

    /** The same, told to the members of one workspace only. */
    public Finding in(UUID one) {
        return new Finding(subject, problem, affected, remedies, sightings, one);
    }

    public IncidentKey key() {
        return new IncidentKey(problem.code(), subject);
    }

    /** The remedies of a problem as steps that a person takes. */
    public static List<RemedyView> byHand(Problem problem) {
        return problem.remedy().stream().map(text -> new RemedyView(text, null)).toList();
    }
}
