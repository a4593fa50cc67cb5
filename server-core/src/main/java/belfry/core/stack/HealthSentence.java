package belfry.core.stack;

import belfry.core.problem.Spans;
import belfry.core.wire.DependencyView;
import belfry.core.wire.LampState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The state of the installation in one sentence: the worst thing first, then what comes next. */
public final class HealthSentence {
    private HealthSentence() {}

    public static LampState state(List<DependencyView> dependencies, long openIncidents) {
        boolean down = dependencies.stream().anyMatch(lamp -> lamp.state() == LampState.DOWN && vital(lamp));
        boolean impaired = openIncidents > 0 || dependencies.stream()
                .anyMatch(lamp -> lamp.state() == LampState.DOWN || lamp.state() == LampState.DEGRADED);
        return down ? LampState.DOWN : impaired ? LampState.DEGRADED : LampState.UP;
    }

    /** Without these no post goes out. */
    private static boolean vital(DependencyView lamp) {
        return lamp.name().equals("postgres") || lamp.name().equals("orchestrator");
    }

    public static String of(List<DependencyView> dependencies, long openIncidents, long dueNextHour,
            @Nullable Instant nextDueAt, Instant now) {
        var worst = dependencies.stream().filter(lamp -> lamp.state() == LampState.DOWN)
                .sorted((one, other) -> Boolean.compare(vital(other), vital(one))).findFirst();
        var troubled = worst.or(
                () -> dependencies.stream().filter(lamp -> lamp.state() == LampState.DEGRADED).findFirst());
        var how = troubled.map(lamp -> lamp.detail() + incidents(openIncidents, "; "))
                .orElse(openIncidents == 0 ? "All is well" : incidents(openIncidents, ""));
        return how + "; " + next(dueNextHour, nextDueAt, now) + ".";
    }

    private static String incidents(long open, String before) {
        return switch ((int) Math.min(open, 2)) {
            case 0 -> "";
            case 1 -> before + "1 incident is open";
            default -> before + open + " incidents are open";
        };
    }

    private static String next(long dueNextHour, @Nullable Instant nextDueAt, Instant now) {
        if (nextDueAt == null) {
            return "no post is queued";
        }
        var wait = Duration.between(now, nextDueAt);
        var when = wait.isNegative() ? "the next post is due now" : "the next post is due in " + Spans.words(wait);
        return dueNextHour > 1 ? "%d posts are due within the hour, %s".formatted(dueNextHour, when) : when;
    }
}
