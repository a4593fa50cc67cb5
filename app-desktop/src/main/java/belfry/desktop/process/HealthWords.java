package belfry.desktop.process;

import belfry.core.wire.HealthView;
import belfry.core.wire.IncidentView;
import belfry.core.wire.LampState;
import belfry.desktop.fx.Formats;
import belfry.desktop.fx.Times;
import java.util.List;
import java.util.Locale;

/** What stands and what is wrong, in words. */
final class HealthWords {
    private HealthWords() {}

    /** A probe or a dependency as people call it. */
    static String title(String name) {
        return switch (name) {
            case "postgres" -> "PostgreSQL";
            case "orchestrator" -> "Orchestrators";
            default -> name.isEmpty()
                    ? name
                    : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1).replace('-', ' ');
        };
    }

    /** {@code 12 ms}; nothing answers in no time. */
    static String speed(long millis) {
        return millis == 0 ? "under 1 ms" : millis + " ms";
    }

    /** How things stand: what stops posts first, then the worst incident by name, never a bare number. */
    static String sentence(HealthView health, List<IncidentView> incidents, Formats formats) {
        var lampsTell = health.dependencies().stream()
                .anyMatch(lamp -> lamp.state() == LampState.DOWN || lamp.state() == LampState.DEGRADED);
        var open = incidents.stream().filter(incident -> incident.closedAt() == null).toList();
        if (lampsTell || open.isEmpty()) {
            return health.sentence();
        }
        var worst = Times.inWords(open.getFirst().summary(), formats);
        return switch (open.size()) {
            case 1 -> worst;
            case 2 -> worst + "; 1 more incident is open";
            default -> worst + "; %d more incidents are open".formatted(open.size() - 1);
        };
    }
}
