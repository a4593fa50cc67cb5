package belfry.core.network;

import belfry.core.media.MediaFacts;
import java.util.List;

/** One message as the rules see it: its text and what hangs on it. */
public record PartDraft(String text, List<MediaFacts> media) {
    public PartDraft {
        media = List.copyOf(media);
    }
}
