package belfry.server.akash;

import belfry.core.problem.Problem;
import java.time.Duration;
import java.util.Optional;

/** A service gave no answer that can be used. */
final class NoAnswerException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;
    private final int status;
    private final transient Optional<Duration> retryAfter;

    /** @param status of HTTP; 0: there was none */
    NoAnswerException(Problem problem, int status, Optional<Duration> retryAfter, Throwable cause) {
        super(problem.code() + ": " + problem.summary(), cause);
        this.problem = problem;
        this.status = status;
        this.retryAfter = retryAfter;
    }

    NoAnswerException(Problem problem, int status, Optional<Duration> retryAfter) {
        super(problem.code() + ": " + problem.summary());
        this.problem = problem;
        this.status = status;
        this.retryAfter = retryAfter;
    }

    Problem problem() {
        return problem;
    }

    int status() {
        return status;
    }

    /** How long the service wants to be left alone. */
    Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** The address is not known there: an older or newer interface, or nothing of that kind. */
    boolean unknownThere() {
        return status == 404 || status == 501;
    }
}
