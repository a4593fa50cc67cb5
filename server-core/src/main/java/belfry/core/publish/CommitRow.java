package belfry.core.publish;

import java.time.Instant;
import java.util.Optional;

/**
 * A commit in the ledger that has no end yet.
 *
 * @param sentAt when leave was given to write its first byte; empty: it never went out, because that leave is stored
 *            before the byte
 * @param lookups how often its outcome was sought already
 * @param resends how often this part was sent again because a listing did not show it
 */
public record CommitRow(Instant startedAt, Optional<Instant> sentAt, int lookups, int resends) {}
