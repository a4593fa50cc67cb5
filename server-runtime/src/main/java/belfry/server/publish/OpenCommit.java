package belfry.server.publish;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * A ledger row that permits one commit.
 *
 * @param recordTime the creation time told to the network: when the part's first commit was opened, so that every repeat
 *            and every further attempt tells the same
 * @param leave leave to send, when it was given together with the opening
 */
record OpenCommit(UUID id, Instant recordTime, Optional<Instant> firstSentAt, Optional<Leave> leave) {
    OpenCommit(UUID id, Instant recordTime, Optional<Instant> firstSentAt) {
        this(id, recordTime, firstSentAt, Optional.empty());
    }

    /** Networks keep milliseconds at most. */
    static Instant recordTime(Instant opened) {
        return opened.truncatedTo(ChronoUnit.MILLIS);
    }
}
