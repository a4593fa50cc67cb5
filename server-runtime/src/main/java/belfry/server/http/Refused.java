package belfry.server.http;

import belfry.core.problem.Problem;
import java.util.Map;

/** A request that is answered with a problem and a status of its own; thrown where the answer is decided. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;
    private final transient Problem problem;
    private final transient Map<String, Object> more;

    public Refused(int status, Problem problem) {
        this(status, problem, Map.of());
    }

    /** @param more further members of the answer: {@code current} with what stands there now */
    public Refused(int status, Problem problem, Map<String, Object> more) {
        super(problem.code());
        this.status = status;
        this.problem = problem;
        this.more = Map.copyOf(more);
    }

    public int status() {
        return status;
    }

    public Problem problem() {
        return problem;
    }

    public Map<String, Object> more() {
        return more;
    }

    /** The same answer for what does not exist and for what belongs to another workspace. */
    public static Refused notFound(String what) {
        return new Refused(404, Problem.error("not-found", "There is no such %s here".formatted(what),
                "It was removed, never existed, or belongs to another workspace",
                "Reload the list and choose again", "Check which workspace is chosen"));
    }

    /**
     * Two people edited the same thing.
     *
     * @param code {@code post-changed} and its like
     * @param current what stands there now
     */
    public static Refused changed(String code, String what, Object current) {
        return new Refused(412, Problem.error(code, "Somebody else changed this %s meanwhile".formatted(what),
                "The version you edited is no longer the current one", "Compare with the current one, then save again")
                .at("If-Match"),
                Map.of("current", current));
    }
}
