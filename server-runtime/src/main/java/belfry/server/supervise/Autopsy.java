package belfry.server.supervise;

import belfry.core.problem.Problem;
import belfry.core.process.ExitCause;
import belfry.core.process.ExitClassifier;
import belfry.core.process.ExitProblems;
import belfry.core.wire.LastExit;
import belfry.server.process.ProcessLog;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Finds out why a life ended. */
final class Autopsy {
    private static final int TAIL = 200;

    private final ChildSpec spec;
    private final ProcessLog log;

    Autopsy(ChildSpec spec, ProcessLog log) {
        this.spec = spec;
        this.log = log;
    }

    /** What was found. */
    record Report(ExitCause cause, OptionalInt status, List<String> tail) {
        Problem problem(String name) {
            return ExitProblems.of(name, cause, tail);
        }

        LastExit asked(Instant now) {
            return exit(now, null);
        }

        LastExit unasked(Instant now, Problem problem) {
            return exit(now, problem);
        }

        private LastExit exit(Instant now, @Nullable Problem problem) {
            var code = status.isPresent() ? Integer.valueOf(status.getAsInt()) : null;
            return new LastExit(now, code, code == null ? null : ExitClassifier.signalOf(code).orElse(null), problem);
        }
    }

    Report of(Life life) {
        var tail = tail(life);
        var cause = ExitClassifier.classify(life.status(), tail);
        var known = cause instanceof ExitCause.PortTaken(int port) && port == 0
                ? new ExitCause.PortTaken(spec.readinessPort())
                : cause;
        return new Report(known, life.status(), tail);
    }

    Report with(ExitCause cause, Life life) {
        return new Report(cause, life.status(), tail(life));
    }

    private List<String> tail(Life life) {
        try {
            return log.tail(life.logStart(), TAIL);
        } catch (IOException e) {
            return List.of("its log cannot be read: " + e.getMessage());
        }
    }
}
