package belfry.core.akash.lease;

import java.util.List;

/**
 * The account that pays for a deployment. It is settled lazily: between settlements the chain shows old funds.
 *
 * @param state {@code open}, {@code closed} or {@code overdrawn}
 * @param funds what was left at the settlement, by denomination; below zero it is overdrawn
 * @param transferred what went to providers already; it is no longer in {@code funds}
 * @param settledHeight when it was last settled
 */
public record Escrow(String state, List<Amount> funds, List<Amount> transferred, List<Deposit> deposits,
        long settledHeight) {
    public static final Escrow NONE = new Escrow("unknown", List.of(), List.of(), List.of(), 0);

    public Escrow {
        funds = List.copyOf(funds);
        transferred = List.copyOf(transferred);
        deposits = List.copyOf(deposits);
    }

    /** Money that somebody put in. */
    public record Deposit(String owner, long height, String source, Amount left) {}

    /** What can be spent of one denomination; a debt spends nothing. */
    public Amount spendable(String denom) {
        return funds.stream().filter(amount -> amount.denom().equals(denom) && !amount.negative())
                .reduce(Amount.zero(denom), Amount::plus);
    }

    public boolean overdrawn() {
        return state.equals("overdrawn") || funds.stream().anyMatch(Amount::negative);
    }
}
