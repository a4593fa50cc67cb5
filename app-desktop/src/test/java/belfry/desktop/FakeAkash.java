package belfry.desktop;

import belfry.core.akash.lease.Amount;
import belfry.core.akash.lease.OwnerAddress;
import belfry.core.akash.lease.Provider;
import belfry.core.problem.Problem;
import belfry.core.problem.Severity;
import belfry.core.wire.AkashAccountDraft;
import belfry.core.wire.AkashAccountKind;
import belfry.core.wire.AkashAccountView;
import belfry.core.wire.AkashDeploymentView;
import belfry.core.wire.AkashEscrow;
import belfry.core.wire.AkashLeaseView;
import belfry.core.wire.AkashLook;
import belfry.core.wire.AkashPoint;
import belfry.core.wire.AkashProvider;
import belfry.core.wire.AkashRunway;
import belfry.core.wire.AkashService;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Deployments on Akash of the in-memory server. */
public final class FakeAkash {
    public static final String KEY = "ac.sk.of-anna";
    private static final UUID ANNA = FakeServer.id(700);

    public final List<AkashAccountView> accounts = new CopyOnWriteArrayList<>();
    public final List<AkashAccountDraft> drafts = new CopyOnWriteArrayList<>();
    private final List<AkashAccountView> removed = new CopyOnWriteArrayList<>();
    private final FakeServer server;

    FakeAkash(FakeServer server) {
        this.server = server;
    }

    void routes() {
        server.on("GET /akash/accounts", _ -> FakeServer.ok(accounts));
        server.on("POST /akash/accounts", asked -> add(asked.read(AkashAccountDraft.class)));
        server.on("DELETE /akash/*", asked -> {
            var account = find(asked.path());
            accounts.remove(account);
            removed.add(account);
            return new FakeHttp.Answer(204, "");
        });
        server.on("POST /akash/*", asked -> {
            if (asked.path().endsWith("/restore")) {
                accounts.addAll(removed);
                removed.clear();
            }
            return FakeServer.ok(find(asked.path()));
        });
        server.on("GET /akash/*", _ -> FakeServer.ok(history()));
    }

    private AkashAccountView find(String path) {
        return accounts.stream().filter(account -> path.contains(account.id().toString())).findFirst().orElseThrow();
    }

    private FakeHttp.Answer add(AkashAccountDraft draft) {
        drafts.add(draft);
        var key = draft.apiKey();
        if (key != null && !key.equals(KEY)) {
            return new FakeHttp.Answer(422, Problem.error("akash-console-refused", "Console refuses the key",
                    "The key was revoked or has expired", "Make a new key and add the account again").at("/apiKey"));
        }
        var account = account(FakeServer.id(710 + accounts.size()),
                draft.name() == null ? "Console" : draft.name(), Duration.ZERO, null, List.of(well()));
        accounts.add(account);
        return new FakeHttp.Answer(201, account);
    }

    private static List<AkashPoint> history() {
        var points = new ArrayList<AkashPoint>();
        var start = Instant.now().minus(Duration.ofDays(9));
        for (int hour = 0; hour < 216; hour++) {
            var left = 14_200_000 - hour * 22_300 + (hour > 130 ? 10_000_000 : 0);
            points.add(new AkashPoint(start.plus(Duration.ofHours(hour)), 23_700_000L + hour * 583L, act(left),
                    left / 38L));
        }
        return points;
    }

    /** Anna's account with one deployment in each kind of trouble. */
    public void sample() {
        accounts.add(account(ANNA, "Bakery Berlin", Duration.ZERO, null, List.of(well(), toppedUp(), lost(), crashing(),
                overdrawn(), dropped())));
    }

    /** One whose node is an hour behind, and one whose node answers with a page. */
    public void troubled() {
        var behind = Problem.warning("akash-node-behind", "The chain node is behind by 61 min",
                "Its newest block, 23,796,471, is from an hour ago: what happened since is not shown",
                "Wait until it has caught up, or name another node",
                "The date at which money runs out stays right: it is counted from the block's own time");
        var page = Problem.error("akash-node-html", "The chain node rest.example answers with a page instead of data",
                "It is the address of a website, or something in between answers for it",
                "Check the address: it must be the REST interface", "If it lasts, name another node for this account");
        accounts.add(account(FakeServer.id(701), "Old node", Duration.ofMinutes(61), null, List.of(well()),
                List.of(behind)));
        accounts.add(account(FakeServer.id(702), "No node", Duration.ZERO, page, List.of(toppedUp())));
    }

    private static AkashAccountView account(UUID id, String name, Duration behind, @Nullable Problem problem,
            List<AkashDeploymentView> deployments) {
        return account(id, name, behind, problem, deployments, List.of());
    }

    private static AkashAccountView account(UUID id, String name, Duration behind, @Nullable Problem problem,
            List<AkashDeploymentView> deployments, List<Problem> ofNode) {
        var now = Instant.now();
        return new AkashAccountView(id, name, AkashAccountKind.CONSOLE, OwnerAddress.sample(1).text(),
                "https://rest.example", "https://console.example", FakeServer.START, now,
                problem == null ? now.minusSeconds(12) : now.minus(Duration.ofMinutes(47)), problem,
                new AkashLook(23_797_064, now.minus(behind), behind.toSeconds(), new BigDecimal("6.1741"), true,
                        List.of(act(48_210_000)), ofNode, deployments));
    }

    static Amount act(long micro) {
        return new Amount(BigDecimal.valueOf(micro), "uact");
    }

    private static AkashProvider provider(String host, boolean there) {
        return new AkashProvider(OwnerAddress.sample(2).text(), "https://" + host + ":8443",
                there ? Provider.Reach.REACHED : Provider.Reach.UNREACHED,
                there ? "Answers" : "failed to connect", there, there ? 1 : 0.71, 0.9994, 0.9971);
    }

    static AkashDeploymentView well() {
        return deployment("23373574", 16_290_000, left(Duration.ofHours(628)), null, "open", List.of(),
                lease(provider("provider.europlots.example", true), AkashLeaseView.Workload.RUNNING,
                        new AkashService("app", 1, 1, List.of("post.bakery.example"), null),
                        new AkashService("cache", 1, 1, List.of(), null),
                        new AkashService("db", 1, 1, List.of(), null)));
    }

    private static AkashDeploymentView toppedUp() {
        return deployment("23380112", 9_110_000, left(Duration.ofHours(31)), true, "open",
                List.of(new Problem("akash-auto-top-up", Severity.INFO,
                        "Console tops up “belfry, temporal” by itself, a day or two at a time",
                        "The short runway (31 h 0 min) is as Console means it: it deposits up to 48 h when less than"
                                + " 24 h are left",
                        List.of(), List.of("Keep credit in the wallet: two days cost 0.599 ACT"), null)),
                lease(provider("provider.hurricane.example", true), AkashLeaseView.Workload.RUNNING,
                        new AkashService("belfry", 1, 1, List.of("belfry.bakery.example"), null),
                        new AkashService("temporal", 1, 1, List.of(), null)));
    }

    private static AkashDeploymentView lost() {
        return deployment("23395540", 7_240_000, left(Duration.ofDays(40)), false, "open",
                List.of(Problem.critical("akash-workload-gone",
                        "“shop” runs no longer, but its lease is active and billed",
                        "The provider akash.lost.example has lost the workload while the chain still counts the lease;"
                                + " its volumes are most likely gone",
                        "Create a new deployment with another provider and restore the newest backup there",
                        "Then close this one, so that what is left of the escrow comes back")
                        .seen(List.of("lease 1/1 active on chain", "The provider answers 404"))),
                lease(provider("akash.lost.example", true), AkashLeaseView.Workload.GONE));
    }

    private static AkashDeploymentView crashing() {
        return deployment("23396001", 23_400_000, left(Duration.ofDays(5)), null, "open",
                List.of(Problem.critical("akash-replicas-missing", "“search” has 0 of 1 replicas",
                        "A provider ends a lease whose service stays short for 3 to 13 minutes, 8 as a rule",
                        "Back up now: about 3 min are left at the least"),
                        Problem.warning("akash-runway-short", "“search” has money for 5 d 0 h",
                                "Its escrow holds 3.84 ACT", "Deposit before then: a month costs 23.40 ACT")),
                lease(provider("provider.europlots.example", true), AkashLeaseView.Workload.RUNNING,
                        new AkashService("search", 0, 1, List.of(), Instant.now().minusSeconds(70))));
    }

    private static AkashDeploymentView overdrawn() {
        return deployment("23399020", 4_260_000,
                new AkashRunway(AkashRunway.Kind.OVERDRAWN, null, null, act(6_344_131), ""), null, "overdrawn",
                List.of(Problem.critical("akash-overdrawn", "“old-blog” has spent 6.34 ACT more than it had",
                        "The chain settled its escrow below zero", "Create a new deployment")),
                lease(provider("provider.dark.example", false), AkashLeaseView.Workload.UNKNOWN));
    }

    private static AkashDeploymentView dropped() {
        var lease = new AkashLeaseView(1, 1, "closed", "ended because a service kept crashing", act(38), 23_300_000,
                23_790_000, provider("provider.europlots.example", true), null, false,
                AkashLeaseView.Workload.UNKNOWN, "", List.of());
        return new AkashDeploymentView("23398310", OwnerAddress.sample(1).text(), "queue", "active", "B/FM4ezJ5v+GAvo=",
                23_373_574, Instant.now().minus(Duration.ofDays(29)), null, null, null,
                new AkashRunway(AkashRunway.Kind.ENDLESS, null, null, null, ""), escrow("open", 9_100_000), null,
                List.of(lease), List.of(Problem.critical("akash-dropped-by-provider",
                        "The provider has dropped “queue”; its volumes are gone",
                        "The lease was closed by the provider (ended because a service kept crashing)",
                        "Create a new deployment and restore the newest backup there")));
    }

    private static AkashRunway left(Duration time) {
        return new AkashRunway(AkashRunway.Kind.LEFT, time.toMillis() / 6_174, Instant.now().plus(time),
                act(time.toMinutes() * 380), "");
    }

    private static AkashEscrow escrow(String state, long micro) {
        return new AkashEscrow(state, List.of(act(micro)), List.of(act(5_012_000)), 23_790_112,
                Instant.now().minus(Duration.ofHours(12)));
    }

    private static AkashLeaseView lease(AkashProvider provider, AkashLeaseView.Workload workload,
            AkashService... services) {
        return new AkashLeaseView(1, 1, "active", "", act(38), 23_373_582, 0, provider, null, false, workload,
                workload == AkashLeaseView.Workload.RUNNING
                        ? "%d of %d services whole".formatted(services.length, services.length)
                        : "The provider answers 404 to /lease/23395540/1/1/status: it knows no such lease",
                List.of(services));
    }

    private static AkashDeploymentView deployment(String dseq, long month, AkashRunway runway,
            @Nullable Boolean autoTopUp, String escrow, List<Problem> problems, AkashLeaseView lease) {
        var name = lease.services().isEmpty()
                ? dseq.equals("23395540") ? "shop" : "old-blog"
                : String.join(", ", lease.services().stream().map(AkashService::name).toList());
        return new AkashDeploymentView(dseq, OwnerAddress.sample(1).text(), name, "active", "B/FM4ezJ5v+GAvo=",
                23_373_574, Instant.now().minus(Duration.ofDays(29)), act(month / 425_940),
                act(month * 10 / 7_305), act(month), runway,
                escrow(escrow, escrow.equals("overdrawn") ? -6_344_131 : 14_300_000), autoTopUp, List.of(lease),
                problems);
    }
}
