package belfry.core.wire;

import java.util.List;

/** One message as a person writes it. */
public record PartText(String text, int delaySeconds, List<PartMedia> media) {
    public PartText {
        media = List.copyOf(media);
    }
}
