package belfry.core.incident;

import belfry.core.problem.Problem;
import belfry.core.problem.Spans;
import java.time.Duration;
import java.time.Instant;

/** What an incident's timeline records, and when a new finding is an old incident that came back. */
public final class IncidentRules {
    /** A problem that returns this soon is the same incident, told once instead of again and again. */
    static final Duration FLAP_WINDOW = Duration.ofMinutes(10);

    private IncidentRules() {}

    public static boolean cameBack(Instant closedAt, Instant now) {
        return closedAt.plus(FLAP_WINDOW).isAfter(now);
    }

    /** Whether the timeline should say it: not when only a count or an age has moved on. */
    public static boolean worthTelling(Problem before, Problem now) {
        return before.severity() != now.severity() || !same(before.summary(), now.summary())
                || !same(before.cause(), now.cause());
    }

    private static boolean same(String before, String now) {
        return withoutNumbers(before).equals(withoutNumbers(now));
    }

    private static String withoutNumbers(String text) {
        return Spans.WORDS.matcher(text).replaceAll("#").replaceAll("\\d+", "#");
    }
}
