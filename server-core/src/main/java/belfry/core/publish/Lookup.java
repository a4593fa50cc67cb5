package belfry.core.publish;

import belfry.core.problem.Problem;
import java.util.Map;
import java.util.Optional;

/** What a network says about a call whose answer was lost. */
public sealed interface Lookup {
    /** It is there: adopt it. */
    record Found(String remoteId, Optional<String> url, Map<String, String> facts) implements Lookup {
        public Found {
            facts = Map.copyOf(facts);
        }
    }

    /** Provably not there: it may be sent again. */
    record Absent() implements Lookup {}

    /** Cannot say now; asking again may help. */
    record Inconclusive(Problem problem) implements Lookup {}

    /** This network can never say: a person has to look. */
    record Impossible(Problem problem) implements Lookup {}
}
