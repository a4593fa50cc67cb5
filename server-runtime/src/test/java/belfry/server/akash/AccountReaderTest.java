package belfry.server.akash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.akash.lease.Provider;
import belfry.core.problem.Problem;
import belfry.core.wire.AkashDeploymentView;
import belfry.core.wire.AkashLeaseView;
import belfry.core.wire.AkashRunway;
import belfry.server.akash.fake.FakeAkash;
import belfry.server.akash.fake.FakeChain;
import belfry.server.network.fake.Fault;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Chain, Console and providers as they answer, well and badly. */
class AccountReaderTest {
    private final AkashRig rig = new AkashRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"100", "38.251234567890123456", "0.000000000000000777", "9999.5"})
    void theRunwayAtThirtyDaysIsWithinAnHourOfTheChainsOwnBlocks(String price) {
        var ends = rig.chain.rent("1").price(price).service("app", 1, 1, "").runsFor(Duration.ofDays(30));

        var byAddress = rig.only(rig.byAddress()).runway();
        var byKey = rig.only(rig.byKey()).runway();

        assertWithin(Duration.ofMinutes(10), ends, byAddress);
        assertWithin(Duration.ofMinutes(10), ends, byKey);
    }

    @Test
    void theRunwayStaysRightWhenTheNodeIsAnHourBehind() {
        var ends = rig.chain.rent("1").service("app", 1, 1, "").runsFor(Duration.ofDays(30));
        rig.chain.lag(Duration.ofMinutes(61));

        var look = rig.look(rig.byAddress());

        assertWithin(Duration.ofMinutes(10), ends, look.deployments().getFirst().runway());
        assertEquals("The chain node is behind by 1 h 1 min", look.problems().getFirst().summary());
        assertTrue(look.behindSeconds() >= 3_660, "" + look.behindSeconds());
    }

    private static void assertWithin(Duration most, Instant ends, AkashRunway runway) {
        assertEquals(AkashRunway.Kind.LEFT, runway.kind());
        var off = Duration.between(ends, Objects.requireNonNull(runway.emptyAt())).abs();
        assertTrue(off.compareTo(most) < 0, "off by " + off);
    }

    @Test
    void aNodeThatForgetsOldBlocksIsBelievedWithTheUsualPace() {
        rig.akash.prune();
        rig.chain.rent("1").service("app", 1, 1, "");

        assertFalse(rig.look(rig.byAddress()).measured());
    }

    @Test
    void everythingOfADeploymentIsReadFromTheChain() {
        rig.chain.rent("23373574").named("postiz").price("38.25").funds("24990000.5");

        var deployment = rig.only(rig.byAddress());

        assertEquals("postiz", deployment.name());
        assertEquals("24990000.500000000000000000", deployment.escrow().funds().getFirst().value().toPlainString());
        assertEquals("16.29 ACT", Objects.requireNonNull(deployment.perMonth()).display());
        var lease = deployment.leases().getFirst();
        assertEquals(Provider.Reach.REACHED, lease.provider().reach());
        assertEquals(0.9994, lease.provider().uptimeWeek());
        assertEquals(AkashLeaseView.Workload.UNKNOWN, lease.workload());
        assertEquals(List.of(), deployment.problems());
    }

    @Test
    void consoleTellsServicesAddressesAndAutoTopUp() {
        rig.chain.rent("23373574").lasting(Duration.ofHours(30)).autoTopUp(true)
                .service("app", 1, 1, "post.example").service("db", 1, 1, "");

        var deployment = rig.only(rig.byKey());

        assertEquals("app, db", deployment.name());
        assertEquals(true, deployment.autoTopUp());
        assertEquals(List.of("post.example"), deployment.leases().getFirst().services().getFirst().uris());
        assertEquals("akash-auto-top-up", code(deployment));
    }

    @Test
    void aTopUpThatTheWalletCannotPayIsNamed() {
        rig.chain.wallet("1000");
        rig.chain.rent("1").lasting(Duration.ofHours(30)).autoTopUp(true).service("app", 1, 1, "");

        assertEquals("akash-auto-top-up-fails", code(rig.only(rig.byKey())));
    }

    @Test
    void activeOnChainButGoneAtTheProviderIsSeenByKey() {
        rig.chain.rent("23373574").service("app", 1, 1, "").lost();

        var deployment = rig.only(rig.byKey());

        assertEquals("akash-workload-gone", code(deployment));
        assertTrue(deployment.problems().getFirst().evidence().getLast().contains("404"));
    }

    @Test
    void activeOnChainButGoneAtTheProviderIsSeenByAddressWhenItRunsNothing() {
        rig.chain.rent("23373574").service("app", 1, 1, "");
        rig.akash.providersRun(0);

        assertEquals("akash-workload-gone", code(rig.only(rig.byAddress())));
    }

    @Test
    void aProviderThatConsoleCouldNotAskIsAskedItself() {
        rig.chain.rent("1").service("app", 1, 1, "a.example").silent();

        assertEquals(AkashLeaseView.Workload.RUNNING, rig.only(rig.byKey()).leases().getFirst().workload());
    }

    @Test
    void aDarkProviderIsToldFromALostWorkload() {
        rig.chain.rent("1").service("app", 1, 1, "").silent();
        rig.akash.down(FakeChain.PROVIDER);

        assertEquals("akash-provider-offline", code(rig.only(rig.byKey())));
        assertEquals("akash-provider-offline", code(rig.only(rig.byAddress())));
    }

    @Test
    void aLeaseOfAMomentAgoMayWaitForItsManifest() {
        var rent = rig.chain.rent("1").service("app", 1, 1, "").lost();
        rig.now.set(rig.chain.time(rent.madeAt() + 20).plusSeconds(3));

        var deployment = rig.only(rig.byKey());

        assertEquals(AkashLeaseView.Workload.UNKNOWN, deployment.leases().getFirst().workload());
    }

    @Test
    void debtsDroppedLeasesAndClosedOnesAreNamed() {
        rig.chain.rent("1").overdrawn("6344.131225");
        assertEquals("akash-overdrawn", code(rig.only(rig.byAddress())));
        rig.chain.clear();
        rig.chain.rent("2").dropped("lease_closed_reason_unstable");
        assertEquals("akash-dropped-by-provider", code(rig.only(rig.byAddress())));
        assertEquals("akash-dropped-by-provider", code(rig.only(rig.byKey())));
        rig.chain.clear();
        rig.chain.rent("3").closed("lease_closed_reason_decommission");
        assertEquals("akash-deployment-closed", code(rig.only(rig.byAddress())));
        rig.chain.clear();
        rig.chain.rent("4").withoutLease();
        assertEquals("akash-no-lease", code(rig.only(rig.byAddress())));
        rig.chain.clear();
        rig.chain.rent("5").service("app", 1, 1, "").reclaimed(AkashRig.NOON.plusSeconds(72_000));
        assertEquals("akash-lease-reclaimed", code(rig.only(rig.byAddress())));
    }

    @Test
    void coinsAndRatesThatDoNotFitAreNamed() {
        rig.chain.rent("1").denom("uakt").service("app", 1, 1, "");
        assertEquals("akash-coin-outdated", code(rig.only(rig.byAddress())));
        rig.chain.clear();
        rig.chain.rent("2").price("100").paid("101").service("app", 1, 1, "");
        assertEquals("akash-rate-mismatch", code(rig.only(rig.byAddress())));
    }

    @Test
    void manyDeploymentsComeInPages() {
        for (int i = 0; i < 23; i++) {
            rig.chain.rent("" + (100 + i)).service("app", 1, 1, "");
        }
        rig.akash.pageSize(5);

        assertEquals(23, rig.look(rig.byAddress()).deployments().size());
        assertEquals(23, rig.look(rig.byKey()).deployments().size());
        assertTrue(rig.look(rig.byAddress()).deployments().stream().allMatch(one -> one.leases().size() == 1));
    }

    @Test
    void chainsOfBeforeVersionOneAreUnderstood() {
        rig.akash.old(true);
        var ends = rig.chain.rent("1").service("app", 1, 1, "").runsFor(Duration.ofDays(30));

        var deployment = rig.only(rig.byAddress());

        assertWithin(Duration.ofMinutes(10), ends, deployment.runway());
        assertNotNull(deployment.perHour());
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTML akash-node-html", "BUSY akash-node-busy", "FAILING akash-node-failing",
            "NONSENSE akash-node-unreadable"})
    void everyBadAnswerHasItsName(String pair) {
        rig.akash.mode(FakeAkash.Mode.valueOf(pair.split(" ")[0]));

        var problem = problem(rig.byAddress());

        assertEquals(pair.split(" ")[1], problem.code());
        assertFalse(problem.remedy().isEmpty());
    }

    @Test
    void aNodeThatWantsFewerQuestionsIsLeftAloneAsLongAsItSays() {
        rig.akash.mode(FakeAkash.Mode.BUSY);

        var refused = assertThrows(NoAnswerException.class, () -> rig.reader.read(rig.byAddress()));

        assertEquals(Duration.ofMinutes(2), refused.retryAfter().orElseThrow());
    }

    @Test
    void silenceEndsAfterTheTimeout() {
        rig.server.next(Fault.SILENT);

        var problem = problem(rig.byAddress());

        assertEquals("akash-node-slow", problem.code());
        assertTrue(problem.summary().contains("within 3 s"), problem.summary());
    }

    @Test
    void aRefusedKeyIsToldFromABrokenConsole() {
        rig.akash.revokeKey();

        var problem = problem(rig.byKey());

        assertEquals("akash-console-refused", problem.code());
        assertFalse(problem.toString().contains(FakeAkash.KEY));
    }

    @Test
    void anAddressInsideTheNetworkIsNotCalledUnlessItIsAllowed() {
        var source = new Source(rig.byAddress().owner(), rig.byAddress().key(),
                URI.create("http://127.0.0.1:8443"), rig.server.base());

        assertEquals("address-refused", problem(source).code());
    }

    private Problem problem(Source source) {
        return assertThrows(NoAnswerException.class, () -> rig.reader.read(source)).problem();
    }

    private static String code(AkashDeploymentView deployment) {
        assertEquals(1, deployment.problems().size(), deployment.problems().toString());
        return deployment.problems().getFirst().code();
    }
}
