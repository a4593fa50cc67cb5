package belfry.desktop.composer;

import belfry.core.post.Excerpt;
import belfry.core.wire.PartText;
import belfry.core.wire.PostDraft;
import belfry.core.wire.PostMode;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is being written, as it is kept on this machine until the server has it.
 *
 * @param key makes sending it again after a lost answer harmless
 * @param post the post being changed; null: a new one
 * @param version of the post that the change is based on
 * @param when as typed
 * @param waiting how it is to be sent as soon as the server answers; null: a person decides
 */
record LocalDraft(UUID key, @Nullable UUID post, long version, PostDraft draft, String when, Instant savedAt,
        @Nullable PostMode waiting) {
    boolean worthKeeping() {
        return parts().anyMatch(part -> !part.text().isBlank() || !part.media().isEmpty());
    }

    private Stream<PartText> parts() {
        return Stream.concat(draft.parts().stream(), draft.deliveries().stream()
                .map(delivery -> delivery.parts() == null ? List.<PartText>of() : delivery.parts())
                .flatMap(Collection::stream));
    }

    /** Its first words. */
    String excerpt() {
        var words = Excerpt.of(parts().map(PartText::text).toList());
        return words.isEmpty() ? "A post without words" : words;
    }

    /** The same words as something that was never kept or sent. */
    LocalDraft again(UUID fresh) {
        return new LocalDraft(fresh, post, version, draft, when, savedAt, waiting);
    }

    LocalDraft waitingFor(@Nullable PostMode mode) {
        return new LocalDraft(key, post, version, draft, when, savedAt, mode);
    }
}
