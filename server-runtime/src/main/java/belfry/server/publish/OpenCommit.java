package belfry.server.publish;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A ledger row that permits one commit. {@code recordTime} is the creation time told to the network. */
record OpenCommit(UUID id, Instant recordTime, Optional<Instant> firstSentAt) {}
