package belfry.core.wire;

import java.time.Instant;

/** One line of an incident's timeline. */
public record IncidentEntry(Instant at, String text) {}
