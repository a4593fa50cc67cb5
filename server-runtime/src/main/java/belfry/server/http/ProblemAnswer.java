package belfry.server.http;

import belfry.core.problem.BelfryException;
import belfry.core.problem.Problem;
import belfry.core.wire.Wire;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.ConnectionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns everything that can go wrong with a request into a problem as of RFC 9457. */
final class ProblemAnswer {
    static final String TYPE = "application/problem+json";
    private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswer.class);
    private static final int UNDERSTOOD_BUT_REFUSED = 422;
    private static final Map<String, Integer> STATUS = Map.ofEntries(Map.entry("not-found", 404),
            Map.entry("session-expired", 401), Map.entry("role-lacks-right", 403), Map.entry("post-changed", 412),
            Map.entry("channel-changed", 412), Map.entry("workspace-changed", 412),
            Map.entry("body-too-large", 413), Map.entry("media-type-refused", 415), Map.entry("text-not-utf8", 400),
            Map.entry("json-broken", 400), Map.entry("database-away", 503));

    private ProblemAnswer() {}

    static Refused of(Exception exception, String route) {
        return switch (exception) {
            case Refused refused -> refused;
            case BelfryException known ->
                new Refused(STATUS.getOrDefault(known.problem().code(), UNDERSTOOD_BUT_REFUSED), known.problem());
            default -> databaseAway(exception) ? away(exception, route) : unexpected(exception, route);
        };
    }

    private static boolean databaseAway(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            // SQL state class 08: connection exception; 57P: the server is shutting down or starting.
            if (cause instanceof ConnectionException || (cause instanceof SQLException sql && sql.getSQLState() != null
                    && (sql.getSQLState().startsWith("08") || sql.getSQLState().startsWith("57P")))) {
                return true;
            }
        }
        return false;
    }

    private static Refused away(Exception exception, String route) {
        LOG.warn("{} could not reach PostgreSQL: {}", route, exception.getClass().getSimpleName());
        return new Refused(503, Problem.critical("database-away", "The database does not answer",
                "PostgreSQL cannot be reached right now; nothing was changed", "Wait a few seconds and try again",
                "Look at Health, or run belfry doctor"));
    }

    /** Says nothing of the exception: its message may hold what a stranger must not see. */
    private static Refused unexpected(Exception exception, String route) {
        var reference = UUID.randomUUID().toString();
        LOG.error("{} failed, reference {}", route, reference, exception);
        return new Refused(500, Problem.critical("internal-error", "Belfry made a mistake",
                "Reference %s in the server's log says which".formatted(reference), "Try again",
                "If it comes back, report it with the lines of the log around the reference"));
    }

    static byte[] render(Refused refused) {
        var problem = refused.problem();
        var members = new LinkedHashMap<String, Object>();
        members.put("type", "urn:belfry:problem:" + problem.code());
        members.put("title", problem.summary());
        members.put("status", refused.status());
        members.put("detail", problem.cause());
        members.put("code", problem.code());
        members.put("severity", problem.severity());
        members.put("summary", problem.summary());
        members.put("cause", problem.cause());
        members.put("evidence", problem.evidence());
        members.put("remedy", problem.remedy());
        var field = problem.field();
        if (field != null) {
            members.put("field", field);
        }
        members.putAll(refused.more());
        try {
            return Wire.json().writeValueAsBytes(members);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem that cannot be written: " + problem.code(), e);
        }
    }
}
