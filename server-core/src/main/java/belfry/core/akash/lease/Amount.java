package belfry.core.akash.lease;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * Money in a coin's smallest unit, exact to the chain's eighteen decimals; below zero it is a debt.
 *
 * @param denom such as {@code uact}
 */
public record Amount(BigDecimal value, String denom) {
    private static final int DECIMALS = 6;
    private static final String READABLE = "-?\\d{1,40}(\\.\\d{1,18})?";

    /**
     * Reads an amount as the chain writes it.
     *
     * @throws IllegalArgumentException when it is no such number
     */
    public static Amount parse(String text, String denom) {
        if (!text.matches(READABLE)) {
            throw new IllegalArgumentException("\"%s\" is no amount of %s".formatted(
                    text.length() > 60 ? text.substring(0, 60) + "…" : text, denom));
        }
        return new Amount(new BigDecimal(text), denom);
    }

    public static Amount zero(String denom) {
        return new Amount(BigDecimal.ZERO, denom);
    }

    public Amount plus(Amount other) {
        return new Amount(value.add(same(other)), denom);
    }

    public Amount minus(Amount other) {
        return new Amount(value.subtract(same(other)), denom);
    }

    public Amount negated() {
        return new Amount(value.negate(), denom);
    }

    public boolean below(Amount other) {
        return value.compareTo(same(other)) < 0;
    }

    public boolean negative() {
        return value.signum() < 0;
    }

    public boolean zero() {
        return value.signum() == 0;
    }

    private BigDecimal same(Amount other) {
        if (!denom.equals(other.denom)) {
            throw new IllegalArgumentException("%s and %s do not mix".formatted(denom, other.denom));
        }
        return other.value;
    }

    /** In whole coins, rounded for reading: {@code 12.50 ACT}, {@code 0.00347 ACT}. */
    public String display() {
        if (!denom.startsWith("u")) {
            return value.setScale(2, RoundingMode.HALF_EVEN).stripTrailingZeros().toPlainString() + " " + denom;
        }
        var coins = value.movePointLeft(DECIMALS);
        var words = coins.abs().compareTo(BigDecimal.ONE) < 0
                ? small(coins)
                : coins.setScale(2, RoundingMode.HALF_EVEN);
        return words.toPlainString() + " " + denom.substring(1).toUpperCase(Locale.ROOT);
    }

    /** Three digits that say something, at least cents. */
    private static BigDecimal small(BigDecimal coins) {
        var zeros = coins.signum() == 0 ? 0 : coins.scale() - coins.precision();
        var rounded = coins.setScale(Math.clamp(zeros + 3L, 2, DECIMALS), RoundingMode.HALF_EVEN).stripTrailingZeros();
        return rounded.scale() < 2 ? rounded.setScale(2, RoundingMode.UNNECESSARY) : rounded;
    }
}
