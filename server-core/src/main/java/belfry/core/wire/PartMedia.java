package belfry.core.wire;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A medium of a part; {@code altText} null means: as the medium has it. */
public record PartMedia(UUID mediaId, @Nullable String altText) {}
