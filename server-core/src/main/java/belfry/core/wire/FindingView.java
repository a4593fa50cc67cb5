package belfry.core.wire;

import belfry.core.problem.Problem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One thing a network would refuse; {@code channelId} null: all channels. */
public record FindingView(Problem problem, @Nullable UUID channelId) {}
