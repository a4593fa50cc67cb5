package belfry.desktop.composer;

import belfry.core.wire.PostDraft;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is being written, as it is kept on this machine until the server has it.
 *
 * @param key makes sending it again after a lost answer harmless
 * @param post the post being changed; null: a new one
 * @param version of the post that the change is based on
 * @param when as typed
 */
record LocalDraft(UUID key, @Nullable UUID post, long version, PostDraft draft, String when) {
    boolean worthKeeping() {
        return draft.parts().stream().anyMatch(part -> !part.text().isBlank() || !part.media().isEmpty());
    }
}
