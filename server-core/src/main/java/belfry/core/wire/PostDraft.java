package belfry.core.wire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person sends to create or change a post. {@code mode} says what happens with it; {@code dueAt} is needed
 * for SCHEDULE.
 */
public record PostDraft(PostMode mode, @Nullable Instant dueAt, @Nullable String zone, List<PartText> parts,
        List<NewDelivery> deliveries) {
    public PostDraft {
        parts = List.copyOf(parts);
        deliveries = List.copyOf(deliveries);
    }
}
