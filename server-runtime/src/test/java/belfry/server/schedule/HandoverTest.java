package belfry.server.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class HandoverTest {
    private static final Instant DUE = Instant.parse("2026-03-01T12:00:00Z");

    /** The network answers when it may. */
    private final Semaphore answers = new Semaphore(0);
    private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    private final Backlog backlog = new Backlog();
    private final Handover handover = new Handover(new Nothing(), DueClock.Settings.USUAL, new Limits(1, 1), backlog,
            new Clock());
    private volatile Supplier<List<DueWork.Claimed>> claim = List::of;
    private volatile int inHandWhenWoken;

    @Test
    void whatIsClaimedGoesUnderTheLimitsAndTheNextAsSoonAsOneIsAnswered() throws InterruptedException {
        handover.due(claim("one"));
        handover.due(claim("two"));

        assertTrue(handover.start());
        assertEquals("run one", next());
        assertFalse(handover.start(), "one at a time");

        answers.release();
        assertEquals("run two", next(), "without the clock");
        answers.release();
    }

    @Test
    void aFreePlaceWakesTheClockWhenOthersAreStillToBeClaimed() throws InterruptedException {
        handover.due(claim("one"));
        assertTrue(handover.start());
        assertEquals("run one", next());
        handover.due(claim("two").item());
        assertFalse(handover.start(), "one at a time");

        answers.release();

        assertEquals("wake", next());
        assertTrue(handover.start());
        assertEquals("claim", next());
    }

    @Test
    void aClaimThatWaitsTooLongForItsTurnIsGivenBackAndComesAgain() throws InterruptedException {
        handover.due(claim("one"));
        handover.due(claim("two"));
        handover.start();
        assertEquals("run one", next());

        handover.letGoOfOld(DUE);
        assertEquals(1, backlog.size(), "not yet");
        handover.letGoOfOld(DUE.plusSeconds(1));

        assertEquals(0, backlog.size());
        assertEquals("let go two", next());
        assertEquals("later", next());
        answers.release();
    }

    @Test
    void whoLeavesAPlaceIsInHandUntilThePlaceIsFree() throws InterruptedException {
        var one = claim("one");
        claim = () -> List.of(one);
        handover.due(one.item());
        handover.start();
        assertEquals(Set.of("claim", "run one", "wake", "not had"), Set.of(next(), next(), next(), next()));
        handover.due(claim("two").item());

        answers.release();

        assertEquals("wake", next());
        assertEquals(2, inHandWhenWoken, "taken again too soon, it would lose the new place and keep the old one");
    }

    @Test
    void theEndOfAClaimAheadLetsTheNextOneBegin() throws InterruptedException {
        handover.claimAhead(List.of(claim("one").item()), _ -> {});
        handover.claimAhead(List.of(claim("two").item()), _ -> {});
        assertFalse(handover.mayClaimAhead());

        answers.release(2);

        assertEquals("wake", next(), "the answer itself is heard while its claim still counts");
        assertTrue(handover.mayClaimAhead());
    }

    @Test
    void aClaimThatBreaksKeepsNothing() throws InterruptedException {
        claim = () -> {
            throw new LinkageError("a class is missing");
        };
        handover.due(claim("one").item());
        handover.start();
        assertEquals("claim", next());
        assertEquals("wake", next());

        assertEquals(0, handover.inHand());
        handover.due(claim("two").item());
        assertTrue(handover.start(), "its place is free");
    }

    @Test
    void theEndFinishesWhatIsDueAndLetsGoOfTheOthers() throws InterruptedException {
        handover.due(claim("due"));
        answers.release();

        handover.end(List.of(claim("not due")));

        assertEquals(Set.of("run due", "let go not due"), Set.copyOf(seen));
    }

    private String next() throws InterruptedException {
        return Optional.ofNullable(seen.poll(30, TimeUnit.SECONDS)).orElse("nothing");
    }

    private DueWork.Claimed claim(String name) {
        var item = new DueItem(UUID.randomUUID(), DUE, "network", new UUID(0, 1));
        return new DueWork.Claimed(item, new DueWork.Work() {
            @Override
            public Optional<Instant> run(Runnable answered) {
                seen.add("run " + name);
                answers.acquireUninterruptibly();
                return Optional.empty();
            }

            @Override
            public void letGo() {
                seen.add("let go " + name);
            }
        });
    }

    private final class Clock implements Handover.Clock {
        @Override
        public void wake() {
            inHandWhenWoken = handover.inHand();
            seen.add("wake");
        }

        @Override
        public void later(DueItem item) {
            seen.add("later");
        }

        @Override
        public void notHad(Set<UUID> deliveries) {
            seen.add("not had");
        }
    }

    private final class Nothing implements DueWork {
        @Override
        public void expect(Collection<DueItem> soon) {}

        @Override
        public List<Claimed> claim(List<DueItem> due) {
            seen.add("claim");
            return claim.get();
        }

        @Override
        public List<Claimed> claimAhead(List<DueItem> soon, Duration ahead) {
            answers.acquireUninterruptibly();
            return List.of();
        }
    }
}
