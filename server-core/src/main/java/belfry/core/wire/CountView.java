package belfry.core.wire;

import java.util.UUID;

/** Length of one part on one channel as the network counts it. */
public record CountView(UUID channelId, int part, int used, int limit, String unit) {}
