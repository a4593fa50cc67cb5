package belfry.desktop.process;

import belfry.core.problem.Spans;
import belfry.core.wire.LampState;
import belfry.core.wire.ProcessAction;
import belfry.core.wire.ProcessStatus;
import belfry.core.wire.ProcessView;
import belfry.desktop.fx.Formats;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** Processes in PM2's words. */
final class ProcessWords {
    private ProcessWords() {}

    static String status(ProcessStatus status) {
        return switch (status) {
            case ONLINE -> "online";
            case LAUNCHING -> "launching";
            case STOPPING -> "stopping";
            case STOPPED -> "stopped";
            case ERRORED -> "errored";
            case WAITING_RESTART -> "waiting restart";
            case GHOST -> "ghost";
        };
    }

    /** Several orchestrators share one work and are reloaded without a gap, as PM2's cluster; the rest stands alone. */
    static String mode(ProcessView process) {
        return process.role().equals("orchestrator") ? "cluster" : "fork";
    }

    /** Why it takes no commands from here; empty: it does. Only orchestrators are supervised, and anybody's ghost can be ended. */
    static String whyNotCommanded(ProcessView process) {
        if (process.status() == ProcessStatus.GHOST) {
            return "";
        }
        return switch (process.role()) {
            case "service" -> process.name() + " is started and ended together with the server";
            case "server" -> "The server is ended where it was started; it cannot end itself from here";
            default -> "";
        };
    }

    static LampState lamp(ProcessStatus status) {
        return switch (status) {
            case ONLINE -> LampState.UP;
            case LAUNCHING, STOPPING, WAITING_RESTART -> LampState.DEGRADED;
            case STOPPED -> LampState.ABSENT;
            case ERRORED, GHOST -> LampState.DOWN;
        };
    }

    /** {@code online}; while it launches with what is left of its grace. */
    static String status(ProcessView process, Instant now) {
        var until = process.graceUntil();
        return process.status() == ProcessStatus.LAUNCHING && until != null && until.isAfter(now)
                ? "launching, " + left(Duration.between(now, until)) + " left"
                : status(process.status());
    }

    /** {@code 1:52}: it is counted down. */
    private static String left(Duration wait) {
        return "%d:%02d".formatted(wait.toMinutes(), wait.toSecondsPart());
    }

    static String uptime(ProcessView process, Instant now) {
        var started = process.startedAt();
        return started == null || process.status() == ProcessStatus.STOPPED
                ? "–"
                : Spans.words(Duration.between(started, now));
    }

    /** {@code 3}; {@code 3 (1 unstable)}. */
    static String restarts(ProcessView process) {
        return process.unstableRestarts() == 0
                ? String.valueOf(process.restarts())
                : process.restarts() + " (" + process.unstableRestarts() + " unstable)";
    }

    static String cpu(ProcessView process) {
        return process.cpuPercent() == null ? "–" : String.format(Locale.ENGLISH, "%.1f %%", process.cpuPercent());
    }

    static String memory(ProcessView process) {
        return process.memoryBytes() == null ? "–" : Formats.bytes(process.memoryBytes());
    }

    static String verb(ProcessAction action) {
        return switch (action) {
            case START -> "Start";
            case STOP -> "Stop";
            case RESTART -> "Restart";
            case RELOAD -> "Reload without a gap";
            case END_GHOST -> "End ghost";
        };
    }

    static Ikon icon(ProcessAction action) {
        return switch (action) {
            case START -> Feather.PLAY;
            case STOP -> Feather.SQUARE;
            case RESTART -> Feather.ROTATE_CW;
            case RELOAD -> Feather.REFRESH_CW;
            case END_GHOST -> Feather.X_OCTAGON;
        };
    }

    static String done(ProcessAction action) {
        return switch (action) {
            case START -> "starting";
            case STOP -> "stopping";
            case RESTART -> "restarting";
            case RELOAD -> "reloading without a gap";
            case END_GHOST -> "the ghost was told to end";
        };
    }
}
