package belfry.core.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ThreadOrderTest {
    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");

    @Test
    void theFirstPartIsNextWhateverItsPause() {
        assertEquals(new ThreadOrder.Now(0), next(part(0, 60, null), part(1, 0, null)));
    }

    @Test
    void aThreadGoesOnAtItsFirstUnpublishedPart() {
        assertEquals(new ThreadOrder.Now(2),
                next(part(0, 0, NOW.minusSeconds(9)), part(1, 0, NOW.minusSeconds(5)), part(2, 0, null)));
    }

    @Test
    void aPauseIsCountedFromThePartBefore() {
        assertEquals(new ThreadOrder.Later(1, NOW.plusSeconds(20)),
                next(part(0, 0, NOW.minusSeconds(10)), part(1, 30, null)));
        assertEquals(new ThreadOrder.Now(1), next(part(0, 0, NOW.minusSeconds(30)), part(1, 30, null)));
    }

    @Test
    void withEveryPartOutItIsComplete() {
        assertEquals(new ThreadOrder.Complete(), next(part(0, 0, NOW), part(1, 0, NOW)));
    }

    private static ThreadOrder next(PartFacts... parts) {
        return ThreadOrder.next(List.of(parts), NOW);
    }

    private static PartFacts part(int position, int delaySeconds, @Nullable Instant publishedAt) {
        return new PartFacts(position, Duration.ofSeconds(delaySeconds), Optional.ofNullable(publishedAt));
    }
}
