package belfry.desktop.akash;

import belfry.core.akash.lease.Amount;
import belfry.core.akash.lease.OwnerAddress;
import belfry.core.akash.lease.Provider;
import belfry.core.problem.Severity;
import belfry.core.problem.Spans;
import belfry.core.wire.AkashAccountView;
import belfry.core.wire.AkashDeploymentView;
import belfry.core.wire.AkashLeaseView;
import belfry.core.wire.AkashProvider;
import belfry.core.wire.AkashRunway;
import belfry.core.wire.AkashService;
import belfry.desktop.fx.Formats;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Deployments in words. */
final class AkashWords {
    /** What a full bar stands for. */
    static final Duration FULL = Duration.ofDays(30);
    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration TWO_DAYS = Duration.ofDays(2);
    private static final Duration HALF_DAY = Duration.ofHours(12);

    private AkashWords() {}

    static String searchable(AkashDeploymentView deployment) {
        return String.join(" ", deployment.name(), deployment.dseq(), deployment.state(),
                deployment.leases().stream().map(lease -> provider(lease.provider())).collect(Collectors.joining(" ")),
                String.join(" ", uris(deployment)),
                deployment.problems().stream().map(problem -> problem.code() + " " + problem.summary())
                        .collect(Collectors.joining(" ")));
    }

    static List<String> uris(AkashDeploymentView deployment) {
        return services(deployment).stream().flatMap(service -> service.uris().stream()).distinct().toList();
    }

    static List<AkashService> services(AkashDeploymentView deployment) {
        return deployment.leases().stream().flatMap(lease -> lease.services().stream()).toList();
    }

    /** The host's name, which people know, else the address. */
    static String provider(AkashProvider provider) {
        return provider.hostUri().isEmpty()
                ? OwnerAddress.shortened(provider.address())
                : provider.hostUri().replaceFirst("^https?://", "").replaceFirst("[:/].*$", "");
    }

    static String reach(AkashProvider provider) {
        return switch (provider.reach()) {
            case REACHED -> "Online";
            case OWN_CERTIFICATE -> "Online, own certificate";
            case UNREACHED -> "Does not answer";
            case NOT_ASKED -> "Not asked";
        };
    }

    static String reachStyle(AkashProvider provider) {
        return switch (provider.reach()) {
            case REACHED, OWN_CERTIFICATE -> "lamp-up";
            case UNREACHED -> "lamp-down";
            case NOT_ASKED -> "lamp-absent";
        };
    }

    /** {@code 99.94 % this week}; empty when nobody measured. */
    static String uptime(@Nullable Double part) {
        return part == null
                ? ""
                : BigDecimal.valueOf(part).movePointRight(2).setScale(2, RoundingMode.HALF_EVEN).stripTrailingZeros()
                        .toPlainString() + " %";
    }

    static boolean gone(AkashDeploymentView deployment) {
        return deployment.leases().stream().anyMatch(lease -> lease.closedHeight() == 0
                && lease.workload() == AkashLeaseView.Workload.GONE);
    }

    /** One word for how it stands, truer than the chain's. */
    static String state(AkashDeploymentView deployment) {
        if (!deployment.state().equals("active")) {
            return "Closed";
        }
        if (spent(deployment.runway())) {
            return "Unpaid";
        }
        if (gone(deployment)) {
            return "Workload gone";
        }
        if (deployment.leases().stream().anyMatch(lease -> lease.state().equals("reclaiming"))) {
            return "Being taken back";
        }
        if (deployment.perBlock() == null) {
            return "No lease";
        }
        if (deployment.leases().stream().map(AkashLeaseView::provider)
                .anyMatch(provider -> provider.reach() == Provider.Reach.UNREACHED)) {
            return "Provider away";
        }
        return services(deployment).stream().allMatch(service -> service.available() >= service.total())
                ? "Active"
                : "Short of replicas";
    }

    private static boolean spent(AkashRunway runway) {
        return runway.kind() == AkashRunway.Kind.OVERDRAWN || runway.kind() == AkashRunway.Kind.USED_UP;
    }

    static String stateStyle(AkashDeploymentView deployment) {
        var word = state(deployment);
        return word.equals("Active") ? "lamp-up" : word.equals("Closed") ? "lamp-absent" : "lamp-down";
    }

    /** {@code 26 d 4 h}, large on the card. */
    static String runway(AkashRunway runway, Instant now) {
        return switch (runway.kind()) {
            case LEFT -> Spans.words(positive(Duration.between(now, emptyAt(runway))));
            case USED_UP -> "Nothing left";
            case OVERDRAWN -> "Overdrawn";
            case ENDLESS -> "Nothing billed";
            case ENDED -> "Closed";
            case UNKNOWN -> "Not known";
        };
    }

    /** {@code until 22 Dec, 13:04 · 365,300 blocks}. */
    static String runwayDetail(AkashRunway runway, Formats formats) {
        return switch (runway.kind()) {
            case LEFT -> String.format(Locale.ENGLISH, "until %s · %,d blocks", formats.moment(emptyAt(runway)),
                    Objects.requireNonNull(runway.blocks()));
            case USED_UP -> "stops at the next settlement";
            case OVERDRAWN -> "owes " + amount(runway.amount()) + "; a deposit does not revive it";
            case ENDLESS -> "no lease eats from its deposit";
            case ENDED -> "it cannot be opened again";
            case UNKNOWN -> runway.why();
        };
    }

    private static Instant emptyAt(AkashRunway runway) {
        return Objects.requireNonNull(runway.emptyAt());
    }

    /** How full the bar is, from 0 to 1. */
    static double fill(AkashRunway runway, Instant now) {
        return runway.kind() == AkashRunway.Kind.LEFT
                ? Math.clamp((double) Duration.between(now, emptyAt(runway)).toSeconds() / FULL.toSeconds(), 0.02, 1)
                : 0;
    }

    /** Colours the bar; a short runway that Console refills is no alarm, a long one that pays for nothing no comfort. */
    static String runwayStyle(AkashDeploymentView deployment, Instant now) {
        var runway = deployment.runway();
        if (spent(runway)) {
            return "lamp-down";
        }
        if (runway.kind() != AkashRunway.Kind.LEFT) {
            return "lamp-absent";
        }
        if (gone(deployment)) {
            return "lamp-absent";
        }
        var left = Duration.between(now, emptyAt(runway));
        if (Boolean.TRUE.equals(deployment.autoTopUp())) {
            return left.compareTo(HALF_DAY) < 0 ? "lamp-down" : "severity-info";
        }
        return left.compareTo(TWO_DAYS) < 0 ? "lamp-down" : left.compareTo(WEEK) < 0 ? "lamp-degraded" : "lamp-up";
    }

    static Duration positive(Duration span) {
        return span.isNegative() ? Duration.ZERO : span;
    }

    static String amount(@Nullable Amount amount) {
        return amount == null ? "" : amount.display();
    }

    static String amounts(List<Amount> amounts) {
        return amounts.isEmpty() ? "Nothing" : amounts.stream().map(Amount::display).collect(Collectors.joining(", "));
    }

    /** The way to it ails: nobody answers, or a node that is behind. */
    private static boolean ails(AkashAccountView account) {
        var look = account.look();
        return account.problem() != null || (look != null && !look.problems().isEmpty());
    }

    /** {@code 7 deployments · 84.20 ACT a month · 2 need you}. */
    static String sentence(List<AkashAccountView> accounts) {
        var all = accounts.stream().map(AkashAccountView::look).filter(Objects::nonNull)
                .flatMap(look -> look.deployments().stream()).toList();
        if (all.isEmpty()) {
            return "";
        }
        var months = all.stream().map(AkashDeploymentView::perMonth).filter(Objects::nonNull)
                .collect(Collectors.toMap(Amount::denom, amount -> amount, Amount::plus));
        var needy = all.stream().filter(one -> AkashModel.severity(one).compareTo(Severity.WARNING) >= 0).count()
                + accounts.stream().filter(AkashWords::ails).count();
        var price = months.values().stream().map(Amount::display).sorted().collect(Collectors.joining(" + "));
        return Formats.count(all.size(), "deployment") + (price.isEmpty() ? "" : " · " + price + " a month")
                + (needy == 0 ? " · all well" : needy == 1 ? " · 1 needs you" : " · " + needy + " need you");
    }
}
