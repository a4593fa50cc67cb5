package belfry.server.akash;

import belfry.core.akash.lease.AccountReview;
import belfry.core.akash.lease.Amount;
import belfry.core.akash.lease.Block;
import belfry.core.akash.lease.BlockPace;
import belfry.core.akash.lease.CloseReason;
import belfry.core.akash.lease.Deployment;
import belfry.core.akash.lease.Lease;
import belfry.core.akash.lease.Provider;
import belfry.core.akash.lease.Runway;
import belfry.core.akash.lease.ServiceReplicas;
import belfry.core.akash.lease.Workload;
import belfry.core.akash.price.Rate;
import belfry.core.wire.AkashDeploymentView;
import belfry.core.wire.AkashEscrow;
import belfry.core.wire.AkashLeaseView;
import belfry.core.wire.AkashLook;
import belfry.core.wire.AkashProvider;
import belfry.core.wire.AkashRunway;
import belfry.core.wire.AkashService;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A review in the form in which it is sent and kept. */
final class AkashViews {
    private static final int CENTS_OF_MICRO = 6;

    private final AccountReview review;
    private final Block head;
    private final BlockPace pace;

    private AkashViews(AccountReview review) {
        this.review = review;
        this.head = review.look().head();
        this.pace = review.look().pace();
    }

    static AkashLook of(AccountReview review) {
        return new AkashViews(review).look();
    }

    private AkashLook look() {
        return new AkashLook(head.height(), head.time(), review.behind().toSeconds(),
                BigDecimal.valueOf(pace.average().toNanos(), 9).setScale(4, RoundingMode.HALF_EVEN),
                review.look().measured(), review.look().wallet(), review.problems(),
                review.deployments().stream().map(this::deployment).toList());
    }

    private AkashDeploymentView deployment(AccountReview.Reviewed reviewed) {
        var deployment = reviewed.deployment();
        var rate = Runway.rate(deployment);
        return new AkashDeploymentView(deployment.dseq(), deployment.owner(), deployment.name(), deployment.state(),
                deployment.hash(), deployment.createdHeight(), time(deployment.createdHeight()),
                rate.map(one -> plain(one.perBlock(), one)).orElse(null),
                rate.map(one -> plain(one.perHour(pace.average()), one)).orElse(null),
                rate.map(one -> plain(one.perMonth(pace.average()), one)).orElse(null), runway(reviewed.runway()),
                new AkashEscrow(deployment.escrow().state(), deployment.escrow().funds(),
                        deployment.escrow().transferred(), deployment.escrow().settledHeight(),
                        time(deployment.escrow().settledHeight())),
                deployment.autoTopUp().orElse(null),
                deployment.leases().stream().map(lease -> lease(deployment, lease)).toList(), reviewed.problems());
    }

    private static Amount plain(BigDecimal value, Rate rate) {
        return new Amount(value.setScale(CENTS_OF_MICRO, RoundingMode.HALF_EVEN).stripTrailingZeros(), rate.denom());
    }

    /** Reckoned by the pace; true only near the head. */
    private Instant time(long height) {
        var ago = pace.time(BigInteger.valueOf(Math.abs(head.height() - height)));
        return height <= head.height() ? head.time().minus(ago) : head.time().plus(ago);
    }

    private static AkashRunway runway(Runway runway) {
        return switch (runway) {
            case Runway.Endless _ -> new AkashRunway(AkashRunway.Kind.ENDLESS, null, null, null, "");
            case Runway.Left(var blocks, var emptyAt, var remaining) -> new AkashRunway(AkashRunway.Kind.LEFT,
                    blocks.bitLength() < Long.SIZE ? blocks.longValueExact() : Long.MAX_VALUE, emptyAt, remaining, "");
            case Runway.UsedUp(var owed) -> new AkashRunway(AkashRunway.Kind.USED_UP, null, null, owed, "");
            case Runway.Overdrawn(var owed) -> new AkashRunway(AkashRunway.Kind.OVERDRAWN, null, null, owed, "");
            case Runway.Ended _ -> new AkashRunway(AkashRunway.Kind.ENDED, null, null, null, "");
            case Runway.Unknown(var why) -> new AkashRunway(AkashRunway.Kind.UNKNOWN, null, null, null, why);
        };
    }

    private AkashLeaseView lease(Deployment deployment, Lease lease) {
        return new AkashLeaseView(lease.group(), lease.order(), lease.state().name().toLowerCase(Locale.ROOT),
                lease.state().billed() ? "" : CloseReason.words(lease.reason()), lease.rate(), lease.createdHeight(),
                lease.closedHeight(), provider(lease), lease.reclaim().deadline().orElse(null),
                lease.reclaim().agreed(), kind(lease.workload()), detail(lease.workload()),
                services(deployment, lease));
    }

    private AkashProvider provider(Lease lease) {
        var known = Optional.ofNullable(review.look().providers().get(lease.provider()));
        var uptime = known.flatMap(Provider::uptime);
        return new AkashProvider(lease.provider(), known.map(Provider::hostUri).orElse(""),
                known.map(Provider::reach).orElse(Provider.Reach.NOT_ASKED), known.map(Provider::detail).orElse(""),
                uptime.map(Provider.Uptime::online).orElse(null), uptime.map(Provider.Uptime::day).orElse(null),
                uptime.map(Provider.Uptime::week).orElse(null), uptime.map(Provider.Uptime::month).orElse(null));
    }

    private List<AkashService> services(Deployment deployment, Lease lease) {
        Map<String, Instant> since = review.shortSince();
        return lease.workload() instanceof Workload.Running(var services)
                ? services.stream().map(service -> new AkashService(service.name(), service.available(),
                        service.total(), service.uris(),
                        since.get(AccountReview.key(deployment.dseq(), lease, service.name())))).toList()
                : List.of();
    }

    private static AkashLeaseView.Workload kind(Workload workload) {
        return switch (workload) {
            case Workload.Running _ -> AkashLeaseView.Workload.RUNNING;
            case Workload.Gone _ -> AkashLeaseView.Workload.GONE;
            case Workload.Unknown _ -> AkashLeaseView.Workload.UNKNOWN;
        };
    }

    private static String detail(Workload workload) {
        return switch (workload) {
            case Workload.Running(var services) -> "%d of %d services whole".formatted(
                    services.stream().filter(ServiceReplicas::complete).count(), services.size());
            case Workload.Gone(var seen) -> seen;
            case Workload.Unknown(var why) -> why;
        };
    }

    /** Since when services have been short, out of what was sent before; for the next review. */
    static Map<String, Instant> shortSince(AkashLook look) {
        var since = new HashMap<String, Instant>();
        for (var deployment : look.deployments()) {
            for (var lease : deployment.leases()) {
                for (var service : lease.services()) {
                    var at = service.shortSince();
                    if (at != null) {
                        since.put("%s/%d/%d/%s".formatted(deployment.dseq(), lease.group(), lease.order(),
                                service.name()), at);
                    }
                }
            }
        }
        return since;
    }
}
