package belfry.core.akash.lease;

import static belfry.core.akash.lease.Samples.NOW;
import static belfry.core.akash.lease.Samples.deployment;
import static belfry.core.akash.lease.Samples.escrow;
import static belfry.core.akash.lease.Samples.lease;
import static belfry.core.akash.lease.Samples.look;
import static belfry.core.akash.lease.Samples.running;
import static belfry.core.akash.lease.Samples.uact;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.problem.Problem;
import belfry.core.problem.Severity;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each trap of Akash, named. */
class AccountReviewTest {
    private static final Escrow RICH = escrow("open", "90000000");

    @Test
    void aDeploymentThatIsWellIsNotTalkedAbout() {
        assertEquals(List.of(), found(look(deployment(RICH, lease("100", running(1, 1))))));
    }

    @Test
    void activeOnChainWhileTheProviderHasLostIt() {
        var problem = only(look(deployment(RICH, lease("100", new Workload.Gone("the provider answers 404")))));

        assertEquals("akash-workload-gone", problem.code());
        assertEquals(Severity.CRITICAL, problem.severity());
        assertTrue(problem.evidence().contains("the provider answers 404"));
        assertTrue(problem.cause().contains("provider.example"));
    }

    @Test
    void aDarkProviderIsBilledOn() {
        var dark = look(Samples.provider(Provider.Reach.UNREACHED, "no answer within 10 s"), List.of(),
                deployment(RICH, lease("100", new Workload.Unknown("the provider does not answer"))));

        assertEquals("akash-provider-offline", only(dark).code());
    }

    @Test
    void aCertificateOfItsOwnDoesNotMakeAProviderDark() {
        var own = look(Samples.provider(Provider.Reach.OWN_CERTIFICATE, "its own certificate"), List.of(),
                deployment(RICH, lease("100", new Workload.Unknown("not trusted"))));

        assertEquals(List.of(), found(own));
    }

    @Test
    void fundsBelowZeroAreBeyondATopUp() {
        var problem = only(look(deployment(escrow("overdrawn", "-6344131.225"), lease("100", running(1, 1)))));

        assertEquals("akash-overdrawn", problem.code());
        assertTrue(problem.summary().contains("6.34 ACT"), problem.summary());
        assertTrue(problem.remedy().getLast().contains("does not revive"));
    }

    @Test
    void spentButNotYetSettledIsNotCalledARunway() {
        assertEquals("akash-funds-used-up",
                only(look(deployment(escrow("open", "900000"), lease("100", running(1, 1))))).code());
    }

    @Test
    void aShortRunwayWarnsAtAWeekAndAlarmsAtTwoDays() {
        assertEquals(List.of(), found(runsFor(Duration.ofDays(8))));
        assertEquals(Severity.WARNING, only(runsFor(Duration.ofDays(6))).severity());
        var problem = only(runsFor(Duration.ofHours(40)));
        assertEquals("akash-runway-short", problem.code());
        assertEquals(Severity.CRITICAL, problem.severity());
        assertTrue(problem.summary().contains("1 d 15 h"), problem.summary());
    }

    @Test
    void twoDaysUnderAutoTopUpAreAsConsoleMeansThem() {
        var problem = only(topped(Duration.ofHours(30), "50000000"));

        assertEquals("akash-auto-top-up", problem.code());
        assertEquals(Severity.INFO, problem.severity());
    }

    @Test
    void autoTopUpWithAnEmptyWalletIsAnAlarmBeforeItIsTooLate() {
        var problem = only(topped(Duration.ofHours(30), "1000000"));

        assertEquals("akash-auto-top-up-fails", problem.code());
        assertTrue(problem.summary().contains("holds 1.00 ACT, the next deposit needs 2.88 ACT"), problem.summary());
        assertEquals(Severity.CRITICAL, only(topped(Duration.ofHours(6), "1000000")).severity());
    }

    @Test
    void autoTopUpThatDoesNotComeIsNoticedAtTwelveHours() {
        assertEquals("akash-auto-top-up-fails", only(topped(Duration.ofHours(11), "50000000")).code());
        assertEquals("akash-auto-top-up", only(topped(Duration.ofHours(13), "50000000")).code());
    }

    @Test
    void aNodeAnHourBehindIsNamedWithItsMinutes() {
        var late = new AccountLook(new Block(5, NOW.minus(Duration.ofMinutes(61))), Samples.SIX, true, List.of(),
                List.of(), Map.of());

        var review = AccountReview.of(late, Map.of(), NOW);

        assertEquals("akash-node-behind", review.problems().getFirst().code());
        assertEquals("The chain node is behind by 1 h 1 min", review.problems().getFirst().summary());
        assertEquals(Duration.ofMinutes(61), review.behind());
    }

    @Test
    void oldCoinsAreNamed() {
        var old = new Lease(1, 1, Samples.PROVIDER, LeaseState.ACTIVE, "", Amount.parse("10", "uakt"),
                Optional.empty(), "open", 1, 0, Lease.Reclaim.NONE, running(1, 1));
        var akt = new Escrow("open", List.of(Amount.parse("90000000", "uakt")), List.of(), List.of(), 23_400_000);

        assertEquals("akash-coin-outdated", only(look(deployment(akt, old))).code());
        assertTrue(codes(look(deployment(RICH, old))).contains("akash-coin-mismatch"));
    }

    @Test
    void whatIsPaidAndWhatWasBidAreCompared() {
        var lease = new Lease(1, 1, Samples.PROVIDER, LeaseState.ACTIVE, "", uact("100"), Optional.of(uact("101")),
                "open", 1, 0, Lease.Reclaim.NONE, running(1, 1));
        var unpaid = new Lease(1, 1, Samples.PROVIDER, LeaseState.ACTIVE, "", uact("100"), Optional.of(uact("100")),
                "closed", 1, 0, Lease.Reclaim.NONE, running(1, 1));

        assertEquals("akash-rate-mismatch", only(look(deployment(RICH, lease))).code());
        assertEquals("akash-rate-mismatch", only(look(deployment(RICH, unpaid))).code());
    }

    @Test
    void aServiceShortOfReplicasStartsACountdown() {
        var look = look(deployment(RICH, lease("100", running(0, 1))));
        var first = AccountReview.of(look, Map.of(), NOW);
        var problem = first.deployments().getFirst().problems().getFirst();
        assertEquals("akash-replicas-missing", problem.code());
        assertTrue(problem.remedy().getFirst().contains("about 4 min are left"), problem.toString());

        var later = AccountReview.of(look, first.shortSince(), NOW.plus(Duration.ofMinutes(5)));

        var again = later.deployments().getFirst().problems().getFirst();
        assertTrue(again.cause().contains("short for 5 min"), again.cause());
        assertTrue(again.remedy().getFirst().contains("any moment"), again.toString());
    }

    @Test
    void agreedNoticeTakesTheHurryOutOfACrashLoop() {
        var noticed = Samples.in(LeaseState.ACTIVE, new Lease.Reclaim(true, Optional.empty()), running(0, 1));

        assertEquals(Severity.ERROR, only(look(deployment(RICH, noticed))).severity());
    }

    @Test
    void aLeaseThatIsTakenBackNamesItsDeadline() {
        var reclaimed = Samples.in(LeaseState.RECLAIMING,
                new Lease.Reclaim(true, Optional.of(NOW.plus(Duration.ofHours(20)))), running(1, 1));

        var problem = only(look(deployment(RICH, reclaimed)));

        assertEquals("akash-lease-reclaimed", problem.code());
        assertTrue(problem.summary().endsWith("in 20 h"), problem.summary());
    }

    @Test
    void droppedByTheProviderIsToldFromWaitingForABid() {
        assertEquals("akash-dropped-by-provider",
                only(look(Samples.paused(Samples.ended("lease_closed_reason_unstable")))).code());
        assertEquals("akash-no-lease", only(look(deployment(RICH))).code());
    }

    @Test
    void whereTheGroupsAreNotKnownTheReasonTellsWhoEndedIt() {
        assertEquals("akash-dropped-by-provider", only(look(
                deployment(RICH, Samples.ended("lease_closed_reason_unstable")).grouped(List.of()))).code());
        assertEquals("akash-no-lease", only(look(
                deployment(RICH, Samples.ended("lease_closed_owner")).grouped(List.of()))).code());
        assertEquals("akash-no-lease",
                only(look(deployment(RICH, Samples.ended("lease_closed_reason_unstable")))).code());
    }

    @Test
    void whatIsOverdrawnIsToldOnceByItsRoot() {
        assertEquals("akash-overdrawn", only(look(deployment(escrow("overdrawn", "-1"),
                lease("100", new Workload.Gone("404"))))).code());
    }

    @Test
    void aMissingCloseReasonIsReadFromTheEscrow() {
        var broke = only(look(Samples.closed(escrow("overdrawn", "-1"), Samples.ended("lease_closed_invalid"))));
        assertEquals("akash-deployment-closed", broke.code());
        assertTrue(broke.cause().startsWith("Its escrow ran out"), broke.cause());
        assertEquals(Severity.INFO,
                only(look(Samples.closed(escrow("closed"), Samples.ended("lease_closed_owner")))).severity());
    }

    @Test
    void everyCodeIsOnTheList() {
        assertTrue(AccountReview.codes().containsAll(List.of("akash-workload-gone", "akash-node-behind",
                "akash-overdrawn")));
        assertEquals(16, AccountReview.codes().size());
    }

    private static AccountLook runsFor(Duration time) {
        return look(deployment(escrow("open", funds(time)), lease("100", running(1, 1))));
    }

    private static String funds(Duration time) {
        return Long.toString((time.toSeconds() / 6 + 10_000) * 100);
    }

    private static AccountLook topped(Duration time, String wallet) {
        return look(Samples.provider(Provider.Reach.REACHED, ""), List.of(uact(wallet)),
                deployment(escrow("open", funds(time)), lease("100", running(1, 1))).toppedUp(true));
    }

    private static List<String> codes(AccountLook look) {
        return found(look).stream().map(Problem::code).toList();
    }

    private static Problem only(AccountLook look) {
        var all = found(look);
        assertEquals(1, all.size(), all.toString());
        return all.getFirst();
    }

    private static List<Problem> found(AccountLook look) {
        return AccountReview.of(look, Map.of(), NOW).deployments().stream()
                .flatMap(reviewed -> reviewed.problems().stream()).toList();
    }
}
