package belfry.core.incident;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts what each round of probes saw, so that one odd answer neither opens nor closes an incident. */
public final class Sightings {
    /** Rounds in a row without a finding until its incident is over. */
    static final int CALM_ROUNDS = 2;

    private final Map<IncidentKey, Integer> seen = new HashMap<>();
    private final Map<IncidentKey, Integer> calm = new HashMap<>();

    /** What to do with the incidents after a round. */
    public record Verdict(List<Finding> open, List<IncidentKey> close) {}

    /**
     * @param found what the probes found
     * @param open incidents that are open now
     * @param answered codes that the probes of this round could speak about; others stay as they are
     */
    public Verdict round(List<Finding> found, Set<IncidentKey> open, Set<String> answered) {
        var present = new HashSet<IncidentKey>();
        var opening = new ArrayList<Finding>();
        for (var finding : found) {
            present.add(finding.key());
            int times = seen.merge(finding.key(), 1, Integer::sum);
            if (times >= finding.sightings() || open.contains(finding.key())) {
                opening.add(finding);
            }
        }
        seen.keySet().retainAll(present);
        return new Verdict(List.copyOf(opening), closing(present, open, answered));
    }

    private List<IncidentKey> closing(Set<IncidentKey> present, Set<IncidentKey> open, Set<String> answered) {
        var closing = new ArrayList<IncidentKey>();
        calm.keySet().retainAll(open);
        for (var key : open) {
            if (present.contains(key)) {
                calm.remove(key);
            } else if (answered.contains(key.code()) && calm.merge(key, 1, Integer::sum) >= CALM_ROUNDS) {
                closing.add(key);
                calm.remove(key);
            }
        }
        return List.copyOf(closing);
    }
}
