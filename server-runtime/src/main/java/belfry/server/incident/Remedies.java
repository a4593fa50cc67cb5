package belfry.server.incident;

import belfry.core.problem.BelfryException;
import belfry.core.problem.Problem;
import belfry.core.wire.RemedyResult;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The steps that a button can do. An action is written {@code verb:argument}, such as {@code process.start:redis}. */
public final class Remedies {
    private final Map<String, Step> steps = new ConcurrentHashMap<>();

    /** Does one kind of step and says what happened; throws a {@link BelfryException} when it cannot. */
    public interface Step {
        String run(Order order);
    }

    /** Who wants what done. */
    public record Order(String actor, UUID workspace, String argument) {}

    /** Makes the verb known; each feature offers its own at start. */
    public void offer(String verb, Step step) {
        if (steps.putIfAbsent(verb, step) != null) {
            throw new IllegalArgumentException("two features offer the remedy " + verb);
        }
    }

    public RemedyResult run(String actor, UUID workspace, String action) {
        int colon = action.indexOf(':');
        var verb = colon < 0 ? action : action.substring(0, colon);
        var step = steps.get(verb);
        if (step == null) {
            throw new BelfryException(Problem.error("remedy-unknown", "There is no remedy " + verb,
                    "This server offers " + String.join(", ", steps.keySet().stream().sorted().toList()),
                    "Open the incident again: its remedies may have changed"));
        }
        return new RemedyResult(action, step.run(new Order(actor, workspace, action.substring(colon + 1))));
    }
}
