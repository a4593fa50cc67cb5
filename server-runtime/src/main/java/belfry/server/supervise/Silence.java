package belfry.server.supervise;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tells whether a process has truly stopped beating. */
final class Silence {
    /** A process that is silent in one look only may have been asleep with the whole machine. */
    private static final Duration FOR_SURE = Duration.ofSeconds(3);

    private final RollCall rollCall;
    private final Duration limit;
    private @Nullable Instant since;

    Silence(RollCall rollCall, Duration limit) {
        this.rollCall = rollCall;
        this.limit = limit;
    }

    void broken() {
        since = null;
    }

    boolean certain(UUID id, Instant now) {
        // While the database cannot be read nobody can be heard, so nobody is blamed.
        boolean heard = !rollCall.reliable(limit)
                || rollCall.row(id).filter(row -> row.silence().compareTo(limit) <= 0).isPresent();
        if (heard) {
            since = null;
        } else if (since == null) {
            since = now;
        }
        return since != null && now.isAfter(since.plus(FOR_SURE));
    }
}
