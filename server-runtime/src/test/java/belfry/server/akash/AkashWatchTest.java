package belfry.server.akash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.secret.Secret;
import belfry.core.wire.AkashAccountKind;
import belfry.core.wire.IncidentView;
import belfry.server.akash.fake.FakeAkash;
import belfry.server.akash.fake.FakeChain;
import belfry.server.database.TestDatabase;
import belfry.server.incident.Incidents;
import belfry.server.post.Samples;
import belfry.server.secret.Sealer;
import belfry.server.secret.SealingKeys;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AkashWatchTest {
    @TempDir
    private Path keys;
    private final AkashRig rig = new AkashRig();
    private final TestDatabase test = TestDatabase.create();
    private final UUID workspace = Samples.workspace(test.database());
    private final Incidents incidents = new Incidents(test.database());
    private final UUID account = UUID.randomUUID();
    private AkashTable table;
    private AkashWatch watch;

    @BeforeEach
    void begin() {
        var random = new Random(1);
        table = new AkashTable(test.database(), new Sealer(SealingKeys.in(keys, random), random));
        watch = new AkashWatch(test.database(), table, rig.reader, new AkashIncidents(incidents), rig.now::get, random);
        add(account, Optional.of(Secret.of(FakeAkash.KEY)));
    }

    private void add(UUID id, Optional<Secret> key) {
        var base = rig.server.base().toString();
        test.database().jdbi().useHandle(handle -> table.insert(handle, new AkashTable.NewRow(id, workspace, "Anna",
                key.isPresent() ? AkashAccountKind.CONSOLE : AkashAccountKind.ADDRESS,
                key.isPresent() ? null : FakeChain.OWNER, base, base, key)));
    }

    @AfterEach
    void close() {
        rig.close();
        test.close();
    }

    @Test
    void theLastGoodAnswerStaysWithItsAgeWhileTheNodeGivesNone() throws InterruptedException {
        rig.chain.rent("1").service("app", 1, 1, "");
        watch.round();
        var answered = row().answeredAt();
        rig.akash.mode(FakeAkash.Mode.HTML);
        later(Duration.ofMinutes(2));

        watch.round();

        assertEquals(answered, row().answeredAt());
        assertEquals("akash-node-html", Objects.requireNonNull(row().problem()).code());
        assertEquals(1, Objects.requireNonNull(row().look()).deployments().size());
        assertEquals(FakeChain.OWNER, row().owner());
    }

    @Test
    void silenceMakesItAskEverMoreSeldomUntilAQuarterOfAnHour() throws InterruptedException {
        rig.akash.mode(FakeAkash.Mode.FAILING);
        for (int minute = 0; minute < 60; minute++) {
            watch.round();
            later(Duration.ofMinutes(1));
        }
        var asked = rig.server.calls().size();
        assertTrue(asked >= 5 && asked <= 9, "asked %d times".formatted(asked));

        rig.akash.mode(FakeAkash.Mode.FINE);
        later(Duration.ofMinutes(17));
        watch.round();
        assertNull(row().problem());
        var before = rig.server.calls().size();
        later(Duration.ofSeconds(67));
        watch.round();
        assertTrue(rig.server.calls().size() > before);
    }

    @Test
    void aShortRunwayIsAnIncidentAtOnceThatEndsWithADeposit() throws InterruptedException {
        var rent = rig.chain.rent("1").lasting(Duration.ofDays(6)).service("app", 1, 1, "");
        ask();
        assertEquals(List.of("akash-runway-short WARNING"), open());
        assertEquals(List.of("app"), all().getFirst().affected());

        later(Duration.ofDays(5));
        ask();
        assertEquals(List.of("akash-runway-short CRITICAL"), open());

        rent.lasting(Duration.ofDays(40));
        ask();
        assertEquals(1, open().size());
        ask();

        assertEquals(List.of(), open());
        assertEquals(1, all().size());
    }

    @Test
    void aLostWorkloadIsBelievedAtTheSecondSight() throws InterruptedException {
        rig.chain.rent("1").service("app", 1, 1, "").lost();
        ask();
        assertEquals(List.of(), open());

        ask();

        assertEquals(List.of("akash-workload-gone CRITICAL"), open());
        assertTrue(incidents.list(UUID.randomUUID(), true, null, 10).items().isEmpty(), "others do not see it");
    }

    @Test
    void aDeploymentKeepsItsNameWhenItsServicesAreGone() throws InterruptedException {
        var rent = rig.chain.rent("1").service("shop", 1, 1, "");
        ask();
        rent.lost();
        ask();

        assertEquals("shop", Objects.requireNonNull(row().look()).deployments().getFirst().name());
    }

    @Test
    void whatMayEndWithinMinutesIsAskedForThreeTimesAMinute() throws InterruptedException {
        rig.chain.rent("1").service("app", 0, 1, "");
        watch.round();
        var before = rig.server.calls().size();
        later(Duration.ofSeconds(23));

        watch.round();

        assertTrue(rig.server.calls().size() > before);
        assertEquals(List.of("akash-replicas-missing CRITICAL"), open());
    }

    @Test
    void autoTopUpsShortRunwayIsNoIncident() throws InterruptedException {
        rig.chain.rent("1").lasting(Duration.ofHours(30)).autoTopUp(true).service("app", 1, 1, "");
        ask();
        ask();

        assertEquals(List.of(), open());
    }

    @Test
    void aNodeWithoutAnAnswerIsAnIncidentThatLeavesTheOthersAlone() throws InterruptedException {
        rig.chain.rent("1").lasting(Duration.ofDays(3)).service("app", 1, 1, "");
        ask();
        rig.akash.mode(FakeAkash.Mode.HTML);
        ask();
        ask();
        assertEquals(List.of("akash-node-html ERROR", "akash-runway-short WARNING"), open());

        rig.akash.mode(FakeAkash.Mode.FINE);
        ask();
        ask();

        assertEquals(List.of("akash-runway-short WARNING"), open());
    }

    @Test
    void theCountdownOfACrashLoopGoesOnFromRoundToRound() throws InterruptedException {
        rig.chain.rent("1").service("app", 0, 1, "");
        ask();
        later(Duration.ofMinutes(4));
        ask();

        var deployment = Objects.requireNonNull(row().look()).deployments().getFirst();
        assertEquals(AkashRig.NOON, deployment.leases().getFirst().services().getFirst().shortSince());
        assertTrue(deployment.problems().getFirst().cause().contains("short for 4 min"));
    }

    @Test
    void whatIsRemovedIsForgottenWithItsIncidentsAndItsKey() throws InterruptedException {
        rig.chain.rent("1").lasting(Duration.ofDays(3)).service("app", 1, 1, "");
        ask();
        test.database().jdbi().useHandle(handle -> table.remove(handle, workspace, account));
        watch.removed(account);

        assertEquals(List.of(), open());
        table.purge(Duration.ofMinutes(30));
        assertTrue(table.key(account).isPresent());
        table.purge(Duration.ofSeconds(-1));
        assertTrue(table.key(account).isEmpty());
    }

    @Test
    void theKeyIsSealedAndBoundToItsRow() {
        var sealed = test.database().jdbi().withHandle(handle -> handle.createQuery("select api_key from akash_account")
                .mapTo(byte[].class).one());
        assertFalse(new String(sealed, StandardCharsets.ISO_8859_1).contains("anna"));
        assertEquals(Secret.of(FakeAkash.KEY), table.key(account).orElseThrow());
    }

    @Test
    void whatTheEscrowHeldIsKeptEveryTenMinutes() throws InterruptedException {
        rig.chain.rent("1").lasting(Duration.ofDays(30)).service("app", 1, 1, "");
        for (int i = 0; i < 4; i++) {
            ask();
            later(Duration.ofMinutes(6));
        }

        var points = table.points(account, "1", 100);

        assertEquals(2, points.size());
        assertTrue(points.getLast().left().below(points.getFirst().left()));
        assertNotNull(points.getFirst().blocks());
    }

    @Test
    void aKeyThatWasRevokedLaterIsAnIncident() throws InterruptedException {
        rig.chain.rent("1").service("app", 1, 1, "");
        ask();
        rig.akash.revokeKey();
        ask();
        ask();

        assertEquals(List.of("akash-console-refused ERROR"), open());
        assertFalse(all().toString().contains(FakeAkash.KEY));
    }

    private void ask() throws InterruptedException {
        watch.ask(row());
    }

    private void later(Duration time) {
        rig.now.updateAndGet(now -> now.plus(time));
    }

    private AkashRow row() {
        return table.find(workspace, account).orElseThrow();
    }

    private List<String> open() {
        return all().stream().filter(incident -> incident.closedAt() == null)
                .map(incident -> incident.code() + " " + incident.severity()).sorted().toList();
    }

    private List<IncidentView> all() {
        return incidents.list(workspace, false, null, 100).items();
    }
}
