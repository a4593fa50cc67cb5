package belfry.server.post;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where a page of posts ended: behind this post. */
public record PostCursor(@Nullable Instant dueAt, UUID id) {

    @Override
    public String toString() {
        return (dueAt == null ? "" : dueAt) + "_" + id;
    }

    /** Empty: this is no cursor of ours. */
    public static Optional<PostCursor> parse(String text) {
        var cut = text.indexOf('_');
        if (cut < 0) {
            return Optional.empty();
        }
        try {
            var due = cut == 0 ? null : Instant.parse(text.substring(0, cut));
            return Optional.of(new PostCursor(due, UUID.fromString(text.substring(cut + 1))));
        } catch (DateTimeException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
