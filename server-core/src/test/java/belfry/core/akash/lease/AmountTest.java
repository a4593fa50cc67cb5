package belfry.core.akash.lease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class AmountTest {
    @Test
    void moneyIsReadForPeople() {
        assertEquals("12.50 ACT", Samples.uact("12500000").display());
        assertEquals("0.00347 ACT", Samples.uact("3470.000000000000000000").display());
        assertEquals("0.00 ACT", Samples.uact("0").display());
        assertEquals("-0.00634 ACT", Samples.uact("-6344.131225").display());
        assertEquals("5.00 AKT", Amount.parse("5000000", "uakt").display());
        assertEquals("0.0001 ACT", Samples.uact("100").display());
        assertEquals("7 ibc/ABC", Amount.parse("7", "ibc/ABC").display());
    }

    @Test
    void nothingOfItIsLost() {
        var sum = Samples.uact("0.1").plus(Samples.uact("0.2"));
        assertEquals(0, sum.value().compareTo(Samples.uact("0.3").value()));
        assertEquals(Samples.uact("1.000000000000000001").value(),
                Samples.uact("1").plus(Samples.uact("0.000000000000000001")).value());
    }

    @Test
    void coinsDoNotMixAndWordsAreNoMoney() {
        assertThrows(IllegalArgumentException.class, () -> Samples.uact("1").plus(Amount.parse("1", "uakt")));
        assertThrows(IllegalArgumentException.class, () -> Amount.parse("1e9", "uact"));
        assertThrows(IllegalArgumentException.class, () -> Amount.parse("9".repeat(500), "uact"));
    }
}
