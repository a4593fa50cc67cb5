package belfry.server.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.network.Deduplication;
import belfry.server.database.TestDatabase;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Real processes, ended without warning at the worst moments: what the peer counts is the truth. */
class CrashTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final TestDatabase store = TestDatabase.create();
    private final Deliveries deliveries = new Deliveries(store.database());
    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(Process::destroyForcibly);
        store.close();
    }

    @ParameterizedTest
    @EnumSource(value = CrashPoints.Point.class, names = {"CLAIMED", "OPENED", "MARKED_SENT", "ANSWERED", "RECORDED",
            "BETWEEN_PARTS"})
    void whereverItDiesEveryPartIsThereOnce(CrashPoints.Point point) throws IOException, InterruptedException {
        try (var peer = CountingPeer.start(true)) {
            var asked = new ArrayList<UUID>();
            var settled = new ArrayList<UUID>();
            for (var family : Deduplication.values()) {
                var channel = deliveries.channel(family);
                var into = family == Deduplication.NONE ? asked : settled;
                into.add(deliveries.queue(channel, Duration.ZERO, family + " a", family + " b"));
                into.add(deliveries.queue(channel, Duration.ZERO, family + " c"));
            }
            var first = orchestrator(peer, "one", Map.of("crash.point", point.name(), "crash.after", "3"));
            assertTrue(first.waitFor(60, TimeUnit.SECONDS), "it did not reach " + point);
            assertEquals(137, first.exitValue());

            orchestrator(peer, "one", Map.of());
            awaitEnd();

            settled.forEach(delivery -> assertEquals("PUBLISHED", deliveries.state(delivery), point.name()));
            var truth = peer.texts();
            assertEquals(new HashSet<>(truth).size(), truth.size(), () -> "doubled: " + truth);
            for (var family : List.of("BY_OUR_KEY", "BY_HANDLE", "BY_LISTING")) {
                assertTrue(truth.containsAll(List.of(family + " a", family + " b", family + " c")), truth::toString);
            }
            unconfirmedOnlyWhereItMayHaveLeft(point, asked);
        }
    }

    @Test
    void whatADeadProcessHadClaimedAheadGoesOutOnceAndNotBeforeItsTime() throws IOException, InterruptedException {
        try (var peer = CountingPeer.start(true)) {
            var due = store.database().now().plusSeconds(6);
            var all = new ArrayList<UUID>();
            for (var family : Deduplication.values()) {
                all.addAll(deliveries.queueMany(deliveries.channel(family), Duration.ofSeconds(6), 20));
            }
            var first = orchestrator(peer, "one", Map.of("crash.point", "CLAIMED", "crash.after", "30"));
            assertTrue(first.waitFor(60, TimeUnit.SECONDS), "it claimed nothing");
            assertEquals(List.of(), peer.texts(), "it died before the time of its claims");

            orchestrator(peer, "one", Map.of());
            awaitEnd();

            assertEquals(Map.of("PUBLISHED", all.size()), deliveries.states());
            assertEquals(all.size(), peer.texts().size());
            assertEquals(all.size(), new HashSet<>(peer.texts()).size(), "doubled");
            assertEquals(List.of(), peer.shown().stream().filter(one -> one.at().isBefore(due)).toList(), "early");
        }
    }

    @Test
    void whatABusySecondHasSentAndNotYetRecordedIsThereOnce() throws IOException, InterruptedException {
        try (var peer = CountingPeer.start(true)) {
            int all = 0;
            for (int i = 0; i < 10; i++) {
                var family = i < 5 ? Deduplication.BY_OUR_KEY : Deduplication.BY_HANDLE;
                all += deliveries.queueMany(deliveries.channel(family), Duration.ofSeconds(6), 60).size();
            }
            var first = orchestrator(peer, "one", Map.of("crash.point", "ANSWERED", "crash.after", "200"));
            assertTrue(first.waitFor(60, TimeUnit.SECONDS), "it was not busy");

            orchestrator(peer, "one", Map.of());
            awaitEnd();

            assertEquals(Map.of("PUBLISHED", all), deliveries.states());
            assertEquals(all, peer.texts().size());
            assertEquals(all, new HashSet<>(peer.texts()).size(), "doubled");
        }
    }

    @Test
    void dyingInTheMiddleOfALookForALostAnswerCostsNothing() throws IOException, InterruptedException {
        try (var peer = CountingPeer.start(true)) {
            peer.next(CountingPeer.Fault.TAKE_AND_HANG_UP, CountingPeer.Fault.TAKE_AND_HANG_UP);
            var lost = List.of(
                    deliveries.queue(deliveries.channel(Deduplication.BY_HANDLE), Duration.ZERO, "handle"),
                    deliveries.queue(deliveries.channel(Deduplication.BY_LISTING), Duration.ZERO, "listing"));
            var first = orchestrator(peer, "one", Map.of("crash.point", "LOOKING_UP"));
            assertTrue(first.waitFor(60, TimeUnit.SECONDS), "it did not look");
            assertEquals(137, first.exitValue());

            orchestrator(peer, "one", Map.of());
            awaitEnd();

            lost.forEach(delivery -> assertEquals("PUBLISHED", deliveries.state(delivery)));
            assertEquals(List.of("handle", "listing"), peer.texts().stream().sorted().toList());
        }
    }

    /** Where the network can never tell, a crash before the last gate costs nothing; after it a person is asked. */
    private void unconfirmedOnlyWhereItMayHaveLeft(CrashPoints.Point point, List<UUID> asked) {
        var unconfirmed = asked.stream().filter(delivery -> deliveries.state(delivery).equals("UNCONFIRMED")).toList();
        switch (point) {
            case MARKED_SENT, ANSWERED, RECORDED -> {}
            case CLAIMED, PREPARED, OPENED, BETWEEN_PARTS, LOOKING_UP ->
                assertTrue(unconfirmed.size() <= 2, () -> unconfirmed + " at " + point);
        }
    }

    @Test
    void twoOrchestratorsShareTheWorkAndOneOfThemStandsStillLongerThanItsClaims()
            throws IOException, InterruptedException {
        try (var peer = CountingPeer.start(true)) {
            var all = new ArrayList<UUID>();
            for (var family : List.of(Deduplication.BY_OUR_KEY, Deduplication.BY_HANDLE)) {
                all.addAll(deliveries.queueMany(deliveries.channel(family), Duration.ofSeconds(4), 60));
            }
            var still = orchestrator(peer, "one", Map.of());
            orchestrator(peer, "two", Map.of());
            PublisherTest.await(() -> !peer.texts().isEmpty());
            signal("STOP", still);
            PublisherTest.await(() -> deliveries.states().getOrDefault("PUBLISHED", 0) == all.size());
            signal("CONT", still);
            awaitEnd();

            var truth = peer.texts();
            assertEquals(all.size(), truth.size());
            assertEquals(all.size(), new HashSet<>(truth).size(), "doubled");
        }
    }

    @Test
    void anOrderlyEndFinishesWhatIsUnderWayAndLeavesTheRest() throws IOException, InterruptedException {
        try (var peer = CountingPeer.start(true)) {
            var all = deliveries.queueMany(deliveries.channel(Deduplication.NONE), Duration.ofSeconds(4), 100);
            var first = orchestrator(peer, "one", Map.of());
            PublisherTest.await(() -> !peer.texts().isEmpty());
            first.destroy();
            assertTrue(first.waitFor(60, TimeUnit.SECONDS));
            assertEquals(null, deliveries.states().get("PUBLISHING"));

            orchestrator(peer, "two", Map.of());
            awaitEnd();

            assertEquals(Map.of("PUBLISHED", 100), deliveries.states());
            assertEquals(all.size(), new HashSet<>(peer.texts()).size());
            assertEquals(all.size(), peer.texts().size());
        }
    }

    private Process orchestrator(CountingPeer peer, String name, Map<String, String> properties) throws IOException {
        var process = CrashingOrchestrator.start(store.config(), peer.address(), name, properties);
        started.add(process);
        return process;
    }

    private static void signal(String name, Process process) throws IOException, InterruptedException {
        assertEquals(0, new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor());
    }

    private void awaitEnd() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        PublisherTest.await(() -> {
            assertTrue(System.nanoTime() < deadline, () -> "not ended: " + deliveries.states());
            return deliveries.states().keySet().stream()
                    .allMatch(state -> List.of("PUBLISHED", "UNCONFIRMED", "FAILED").contains(state));
        });
    }
}
