package belfry.core.akash.price;

import java.math.BigDecimal;
import java.util.Locale;

/** An amount on the chain, in its smallest unit: 5 ACT is {@code new Coin(5_000_000, "uact")}. */
public record Coin(long amount, String denom) {
    static final int DECIMALS = 6;

    public Coin plus(Coin other) {
        same(other);
        return new Coin(Math.addExact(amount, other.amount), denom);
    }

    public Coin minus(Coin other) {
        same(other);
        return new Coin(Math.subtractExact(amount, other.amount), denom);
    }

    public Coin times(long factor) {
        return new Coin(Math.multiplyExact(amount, factor), denom);
    }

    private void same(Coin other) {
        if (!denom.equals(other.denom)) {
            throw new IllegalArgumentException("%s and %s do not mix".formatted(denom, other.denom));
        }
    }

    /** The amount in whole coins: {@code 12.5 ACT}; a denomination that is not a micro-unit stays as it is. */
    public String display() {
        return denom.startsWith("u")
                ? BigDecimal.valueOf(amount, DECIMALS).stripTrailingZeros().toPlainString() + " "
                        + denom.substring(1).toUpperCase(Locale.ROOT)
                : amount + " " + denom;
    }
}
