package belfry.core.akash.lease;

import belfry.core.akash.price.Rate;
import belfry.core.problem.Problem;
import belfry.core.problem.Severity;
import belfry.core.problem.Spans;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is wrong with the money of one deployment. */
final class MoneyFindings {
    static final String OVERDRAWN = "akash-overdrawn";
    static final String USED_UP = "akash-funds-used-up";
    static final String SHORT = "akash-runway-short";
    static final String TOP_UP = "akash-auto-top-up";
    static final String TOP_UP_FAILS = "akash-auto-top-up-fails";
    static final String COIN = "akash-coin-outdated";
    static final String COIN_MISMATCH = "akash-coin-mismatch";
    static final String RATE_MISMATCH = "akash-rate-mismatch";
    static final List<String> CODES = List.of(OVERDRAWN, USED_UP, SHORT, TOP_UP, TOP_UP_FAILS, COIN, COIN_MISMATCH,
            RATE_MISMATCH);
    private static final String OLD_COIN = "uakt";
    private static final String COIN_NOW = "uact";

    private final Deployment deployment;
    private final Runway runway;
    private final AccountLook look;
    private final Instant now;

    MoneyFindings(Deployment deployment, Runway runway, AccountLook look, Instant now) {
        this.deployment = deployment;
        this.runway = runway;
        this.look = look;
        this.now = now;
    }

    List<Problem> all() {
        var found = new ArrayList<Problem>();
        switch (runway) {
            case Runway.Overdrawn(var owed) -> found.add(overdrawn(owed));
            case Runway.UsedUp(var owed) -> found.add(usedUp(owed));
            case Runway.Left left -> found.addAll(left(left));
            case Runway.Endless _,Runway.Ended _,Runway.Unknown _ -> {
                // Nothing runs down.
            }
        }
        if (deployment.active()) {
            found.addAll(coins());
            if (!deployment.escrow().overdrawn()) {
                deployment.billed().stream().map(MoneyFindings::rate).filter(Objects::nonNull).forEach(found::add);
            }
        }
        return found;
    }

    private Problem overdrawn(Amount owed) {
        return Problem.critical(OVERDRAWN, "%s has spent %s more than it had".formatted(name(), owed.display()),
                "The chain settled its escrow below zero; what runs on is not paid and the deployment closes for good,"
                        + " its volumes with it",
                "Copy what you need off its volumes now, if it still answers",
                "Create a new deployment and restore the backup there: a deposit only pays the debt, it does not"
                        + " revive this one")
                .seen(List.of("escrow %s, funds %s".formatted(deployment.escrow().state(), funds()),
                        "settled at height %,d".formatted(deployment.escrow().settledHeight())));
    }

    private Problem usedUp(Amount owed) {
        return Problem.critical(USED_UP, "%s has no money left; it stops at the next settlement".formatted(name()),
                "By height %,d its leases cost %s more than the escrow holds; the chain notices when somebody settles"
                        .formatted(look.head().height(), owed.display()),
                "Deposit at once: until it is settled a deposit still helps",
                "Back up now: the volumes go when it closes").seen(
                        List.of("funds %s as of height %,d".formatted(
                                funds(), deployment.escrow().settledHeight())));
    }

    private List<Problem> left(Runway.Left left) {
        var span = Duration.between(now, left.emptyAt());
        var limits = RunwayLimits.of(deployment);
        var found = new ArrayList<Problem>();
        if (deployment.autoTopUp().orElse(false)) {
            found.addAll(topUp(span, left));
        } else if (span.compareTo(limits.warn()) < 0) {
            var severity = span.compareTo(limits.alarm()) < 0 ? Severity.CRITICAL : Severity.WARNING;
            found.add(new Problem(SHORT, severity,
                    "%s has money for %s".formatted(name(), Spans.words(positive(span))),
                    "Its escrow holds %s and %,d blocks are left; when it is empty the deployment closes for good and"
                            .formatted(left.remaining().display(), left.blocks()) + " its volumes are deleted",
                    List.of(), List.of("Deposit before then: a month costs %s".formatted(month().display()),
                            "Check that a backup was made and restored"),
                    null));
        }
        return found;
    }

    private List<Problem> topUp(Duration span, Runway.Left left) {
        var need = need();
        var wallet = look.wallet().stream().filter(amount -> amount.denom().equals(need.denom())).findFirst();
        if (wallet.isPresent() && wallet.get().below(need)) {
            return List.of(new Problem(TOP_UP_FAILS,
                    span.compareTo(RunwayLimits.AUTOMATIC.warn()) < 0 ? Severity.CRITICAL : Severity.ERROR,
                    "Console cannot top up %s: the wallet holds %s, the next deposit needs %s".formatted(name(),
                            wallet.get().display(), need.display()),
                    "Auto top-up is on, but it takes from the wallet, and Console does not tell when that fails; the"
                            + " money lasts %s".formatted(Spans.words(positive(span))),
                    List.of("%,d blocks are left".formatted(left.blocks())),
                    List.of("Add credit in Console, or turn on automatic reload of the wallet",
                            "Or deposit into this deployment by hand"),
                    null));
        }
        if (span.compareTo(RunwayLimits.AUTOMATIC.warn()) < 0) {
            return List.of(Problem.critical(TOP_UP_FAILS,
                    "Auto top-up of %s seems to fail: %s are left".formatted(name(), Spans.words(positive(span))),
                    "Console refills when less than a day is left; it should have done so by now",
                    "Look in Console whether the wallet has credit and the card is valid",
                    "Or deposit into this deployment by hand"));
        }
        return List.of(new Problem(TOP_UP, Severity.INFO,
                "Console tops up %s by itself, a day or two at a time".formatted(name()),
                "The short runway (%s) is as Console means it: it deposits up to 48 h when less than 24 h are left"
                        .formatted(Spans.words(positive(span))),
                List.of(), List.of("Keep credit in the wallet: two days cost %s".formatted(need.display())), null));
    }

    /** What Console deposits at most the next time. */
    private Amount need() {
        var rate = rate();
        return new Amount(rate.perBlock().multiply(
                BigDecimal.valueOf(look.pace().in(RunwayLimits.NEXT_DEPOSIT))), rate.denom());
    }

    private Amount month() {
        var month = rate().month(look.pace().average());
        return new Amount(BigDecimal.valueOf(month.amount()), month.denom());
    }

    private Rate rate() {
        return Runway.rate(deployment).orElseThrow();
    }

    private List<Problem> coins() {
        var found = new ArrayList<Problem>();
        var prices = deployment.billed().stream().map(lease -> lease.price().denom()).distinct().sorted().toList();
        var rich = deployment.escrow().funds().stream().filter(amount -> !amount.zero()).map(Amount::denom).toList();
        if (prices.size() > 1 || (!prices.isEmpty() && !rich.isEmpty() && rich.stream().noneMatch(prices::contains))) {
            found.add(Problem.error(COIN_MISMATCH,
                    "%s is billed in %s, but its escrow holds %s".formatted(name(), String.join(" and ", prices),
                            rich.isEmpty() ? "nothing" : String.join(" and ", rich)),
                    "Money in one coin does not pay prices in another; Akash went from uakt to uact with chain version 2",
                    "Deposit in %s".formatted(prices.getFirst()),
                    "Or create the deployment anew with prices in uact").seen(List.of("funds " + funds())));
        } else if (prices.contains(OLD_COIN)) {
            found.add(Problem.warning(COIN, "%s is billed in uakt, which no new deployment may use".formatted(name()),
                    "Since chain version 2 prices and deposits are in uact (compute credit); an old lease runs on, its"
                            + " price in dollars moves with the AKT rate",
                    "Plan a new deployment with prices in uact before this one has to change"));
        } else if (rich.contains(OLD_COIN) && prices.contains(COIN_NOW)) {
            found.add(Problem.warning(COIN, "Part of the escrow of %s is in uakt and pays nothing".formatted(name()),
                    "Its leases are billed in uact; the runway counts uact only",
                    "It comes back to you when the deployment closes"));
        }
        return found;
    }

    private static @Nullable Problem rate(Lease lease) {
        var billed = lease.billed();
        if (!lease.paymentState().isEmpty() && !lease.paymentState().equals("open")) {
            return Problem.error(RATE_MISMATCH,
                    "The lease with %s is active, but its payment is %s".formatted(provider(lease),
                            lease.paymentState()),
                    "Chain and escrow do not agree; the provider is not paid and will end it",
                    "Back up now", "Refresh in some minutes; if it stays so, create the deployment anew");
        }
        if (billed.isPresent() && !billed.get().equals(lease.price()) && differs(lease.price(), billed.get())) {
            return Problem.warning(RATE_MISMATCH,
                    "The lease with %s pays %s a block, its bid was %s".formatted(provider(lease),
                            plain(billed.get()), plain(lease.price())),
                    "What the escrow pays is not what was agreed; the runway counts with the larger of the two",
                    "Compare the bid in Console; if the provider changed it, move to another one");
        }
        return null;
    }

    private static boolean differs(Amount one, Amount other) {
        return !one.denom().equals(other.denom()) || one.value().compareTo(other.value()) != 0;
    }

    private static String plain(Amount amount) {
        return amount.value().stripTrailingZeros().toPlainString() + " " + amount.denom();
    }

    private static String provider(Lease lease) {
        return OwnerAddress.shortened(lease.provider());
    }

    private String funds() {
        return deployment.escrow().funds().isEmpty()
                ? "none"
                : String.join(", ", deployment.escrow().funds().stream().map(MoneyFindings::plain).toList());
    }

    private String name() {
        return "“%s”".formatted(deployment.name());
    }

    private static Duration positive(Duration span) {
        return span.isNegative() ? Duration.ZERO : span;
    }
}
