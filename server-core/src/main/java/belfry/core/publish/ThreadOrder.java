package belfry.core.publish;

import java.time.Instant;
import java.util.List;

/** Which part of a delivery is next. A thread resumes at its first unpublished part, however often it was interrupted. */
public sealed interface ThreadOrder {
    /** Everything is out. */
    record Complete() implements ThreadOrder {}

    /** Part {@code position} now. */
    record Now(int position) implements ThreadOrder {}

    /** Part {@code position} at that time and not before. */
    record Later(int position, Instant at) implements ThreadOrder {}

    /** @param parts in their order */
    static ThreadOrder next(List<PartFacts> parts, Instant now) {
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            if (!part.published()) {
                return i == 0 ? new Now(part.position()) : after(parts.get(i - 1), part, now);
            }
        }
        return new Complete();
    }

    private static ThreadOrder after(PartFacts before, PartFacts part, Instant now) {
        var at = before.publishedAt().orElseThrow().plus(part.delay());
        return at.isAfter(now) ? new Later(part.position(), at) : new Now(part.position());
    }
}
