package belfry.core.problem;

import org.jspecify.annotations.Nullable;

/** Thrown where the caller cannot go on; carries what the operator needs to know. */
public final class BelfryException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    public BelfryException(Problem problem) {
        this(problem, null);
    }

    public BelfryException(Problem problem, @Nullable Throwable cause) {
        super(problem.code() + ": " + problem.summary(), cause);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
