package belfry.core.wire;

import belfry.core.post.DeliveryState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One move of a delivery. */
public record HistoryRow(Instant at, @Nullable DeliveryState from, DeliveryState to, String actor, String reason) {}
