package belfry.core.wire;

import java.time.Instant;

/** Something changed; fetch what you need. */
public record EventView(long id, String kind, String subjectId, long version, Instant at) {}
