package belfry.desktop.server;

import belfry.core.problem.Problem;
import belfry.core.wire.Wire;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Optional;

/** The server refused, or could not be reached. */
public final class ServerException extends Exception {
    /** Status of a question that got no answer. */
    public static final int NO_ANSWER = 0;

    private static final long serialVersionUID = 1L;
    private static final int CHANGED = 412;
    private final transient Problem problem;
    private final int status;
    private final transient JsonNode body;

    ServerException(Problem problem, int status, JsonNode body, Throwable cause) {
        super(problem.summary(), cause);
        this.problem = problem;
        this.status = status;
        this.body = body;
    }

    ServerException(Problem problem, int status, JsonNode body) {
        super(problem.summary());
        this.problem = problem;
        this.status = status;
        this.body = body;
    }

    static ServerException noAnswer(Problem problem, Throwable cause) {
        return new ServerException(problem, NO_ANSWER, MissingNode.getInstance(), cause);
    }

    public Problem problem() {
        return problem;
    }

    /** HTTP status, or {@link #NO_ANSWER}. */
    public int status() {
        return status;
    }

    /** Whether the write was refused because somebody else changed the thing meanwhile. */
    public boolean conflict() {
        return status == CHANGED;
    }

    /** What stands on the server now, where the refusal carries it. */
    public <T> Optional<T> current(Class<T> type) {
        var node = body.path("current");
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Wire.json().treeToValue(node, type));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
