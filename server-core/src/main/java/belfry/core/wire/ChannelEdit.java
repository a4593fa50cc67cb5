package belfry.core.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes to a channel; null leaves as it is. */
public record ChannelEdit(@Nullable String name, @Nullable Boolean disabled, @Nullable List<SlotView> slots) {}
