package belfry.core.wire;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A channel that a post goes to; {@code parts} null means: the post's own. */
public record NewDelivery(UUID channelId, @Nullable List<PartText> parts, Map<String, String> settings) {
    public NewDelivery {
        settings = Map.copyOf(settings);
    }
}
