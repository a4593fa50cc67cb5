package belfry.server.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AheadTest {
    private static final Instant DUE = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant EARLY = DUE.minusMillis(900);
    private static final Instant LATE = DUE.minusMillis(400);

    private final Ahead ahead = new Ahead();

    @Test
    void aBusySecondIsClaimedAtOnceAndAQuietOneWaitsForMore() {
        var few = add(10);
        assertEquals(List.of(), ahead.ask(EARLY));

        var many = add(400);

        assertEquals(250, ahead.ask(EARLY).size());
        assertEquals(List.of(), ahead.ask(EARLY), "the rest is no batch");
        assertEquals(few.size() + many.size() - 250, ahead.ask(LATE).size(), "its time is near");
    }

    @Test
    void whatWasClaimedIsThereAtItsTimeAndNotBefore() {
        var item = add(1).getFirst();
        var claim = claim(item);
        ahead.answered(ahead.ask(LATE), List.of(claim));

        assertEquals(List.of(), ahead.takeDue(DUE.minusNanos(1)));
        assertEquals(List.of(item), ahead.takeDue(DUE));
        assertEquals(Optional.of(claim), ahead.take(item));
        assertEquals(List.of(), ahead.takeClaimed());
    }

    @Test
    void whatFallsDueBeforeTheAnswerWaitsForIt() {
        var items = add(2);
        var claim = claim(items.getFirst());
        var asked = ahead.ask(LATE);
        assertEquals(List.of(), ahead.takeDue(DUE), "another claim would find it taken, and nobody would send it");

        assertEquals(items, ahead.answered(asked, List.of(claim)));

        assertEquals(Optional.of(claim), ahead.take(items.getFirst()));
        assertEquals(Optional.empty(), ahead.take(items.getLast()), "it was not to be had: it is claimed now");
    }

    @Test
    void whatIsEditedInTimeIsNotAskedFor() {
        var item = add(1).getFirst();
        ahead.forget(item.delivery());

        assertEquals(List.of(), ahead.ask(LATE));
        assertEquals(List.of(), ahead.takeDue(DUE));
    }

    @Test
    void aClaimIsNotForgottenWhateverIsHeardOfItsDelivery() {
        var item = add(1).getFirst();
        var asked = ahead.ask(LATE);
        ahead.forget(item.delivery());
        ahead.answered(asked, List.of(claim(item)));
        ahead.forget(item.delivery());

        assertEquals(List.of(item), ahead.takeDue(DUE));
        assertTrue(ahead.take(item).isPresent());
    }

    @Test
    void theClockIsWokenForTheLastCallUnlessItMayNotAsk() {
        add(1);

        assertEquals(Optional.of(DUE.minus(Duration.ofMillis(500))), ahead.nextAt(true));
        assertEquals(Optional.of(DUE), ahead.nextAt(false));
    }

    private List<DueItem> add(int count) {
        var items = IntStream.range(0, count)
                .mapToObj(_ -> new DueItem(UUID.randomUUID(), DUE, "network", new UUID(0, 1))).toList();
        items.forEach(ahead::add);
        return items;
    }

    private static DueWork.Claimed claim(DueItem item) {
        return new DueWork.Claimed(item, new DueWork.Work() {
            @Override
            public Optional<Instant> run(Runnable answered) {
                return Optional.empty();
            }

            @Override
            public void letGo() {}
        });
    }
}
