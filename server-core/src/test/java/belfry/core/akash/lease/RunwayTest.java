package belfry.core.akash.lease;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RunwayTest {
    private static final Duration MONTH = Duration.ofDays(30);

    @Test
    void thirtyDaysAreRightToTheBlockWhateverThePriceAndThePace() {
        var random = new Random(42);
        for (int round = 0; round < 20; round++) {
            var pace = new BlockPace(Duration.ofMillis(55_000_000 + random.nextInt(15_000_000)), 10_000);
            var price = new BigDecimal(BigInteger.valueOf(random.nextLong(1L << 62)), 18)
                    .add(BigDecimal.valueOf(1 + random.nextInt(400)));
            var funds = price.multiply(BigDecimal.valueOf(pace.in(MONTH) + 10_000 + random.nextInt(5)));

            var runway = assertInstanceOf(Runway.Left.class, runway(funds, price, pace));

            var walked = walk(funds, price, 23_390_000, 23_400_000);
            assertEquals(BigInteger.valueOf(walked), runway.blocks());
            var exact = exactly(pace, walked);
            var off = Duration.between(exact, runway.emptyAt()).abs();
            assertTrue(off.compareTo(Duration.ofMillis(1)) < 0, "off by " + off);
            assertTrue(Duration.between(Samples.NOW.plus(MONTH), runway.emptyAt()).abs()
                    .compareTo(Duration.ofHours(1)) < 0, runway.emptyAt().toString());
        }
    }

    /** As the chain would: block after block, until the next one cannot be paid. */
    private static long walk(BigDecimal funds, BigDecimal price, long settled, long head) {
        var left = funds.setScale(18).unscaledValue();
        var each = price.setScale(18).unscaledValue();
        for (long height = settled; height < head; height++) {
            left = left.subtract(each);
        }
        long blocks = 0;
        while (left.compareTo(each) >= 0) {
            left = left.subtract(each);
            blocks++;
        }
        return blocks;
    }

    private static Instant exactly(BlockPace pace, long blocks) {
        var nanos = new BigDecimal(pace.span().toNanos()).multiply(BigDecimal.valueOf(blocks))
                .divide(BigDecimal.valueOf(pace.blocks()));
        return Samples.HEAD.time().plusNanos(nanos.longValue());
    }

    private static Runway runway(BigDecimal funds, BigDecimal price, BlockPace pace) {
        var lease = Samples.lease(price.toPlainString(), Samples.running(1, 1));
        return Runway.of(Samples.deployment(Samples.escrow("open", funds.toPlainString()), lease), Samples.HEAD, pace);
    }

    @Test
    void aNodeThatIsBehindDoesNotShiftTheDate() {
        var deployment = Samples.deployment(Samples.escrow("open", "43200000"),
                Samples.lease("100", Samples.running(1, 1)));
        var current = assertInstanceOf(Runway.Left.class, Runway.of(deployment, Samples.HEAD, Samples.SIX));
        var hourAgo = new Block(Samples.HEAD.height() - 610, Samples.HEAD.time().minusSeconds(3_660));

        var late = assertInstanceOf(Runway.Left.class, Runway.of(deployment, hourAgo, Samples.SIX));

        assertEquals(current.emptyAt(), late.emptyAt());
        assertEquals(current.blocks().add(BigInteger.valueOf(610)), late.blocks());
    }

    @Test
    void allLeasesOfADeploymentEatFromOneEscrow() {
        var two = Samples.deployment(Samples.escrow("open", "30000000"), Samples.lease("100", Samples.running(1, 1)),
                Samples.lease("200.5", Samples.running(1, 1)));

        var left = assertInstanceOf(Runway.Left.class, Runway.of(two, Samples.HEAD, Samples.SIX));

        assertEquals(new BigInteger("89833"), left.blocks());
    }

    @Test
    void withoutALeaseMoneyLastsForEver() {
        assertEquals(new Runway.Endless(), Runway.of(Samples.deployment(Samples.escrow("open", "5000000")),
                Samples.HEAD, Samples.SIX));
    }

    @Test
    void anOldSettlementCanHideThatNothingIsLeft() {
        var spent = Samples.deployment(Samples.escrow("open", "999900"), Samples.lease("100", Samples.running(1, 1)));

        var runway = assertInstanceOf(Runway.UsedUp.class, Runway.of(spent, Samples.HEAD, Samples.SIX));

        assertEquals("0.0001 ACT", new Amount(runway.owed().value().stripTrailingZeros(), "uact").display());
    }

    @Test
    void fundsBelowZeroAreADebt() {
        var overdrawn = Samples.deployment(Samples.escrow("overdrawn", "-6344.131225"),
                Samples.lease("100", Samples.running(1, 1)));

        assertEquals(new Runway.Overdrawn(Samples.uact("6344.131225")),
                Runway.of(overdrawn, Samples.HEAD, Samples.SIX));
    }

    @Test
    void moneyOfAnotherCoinPaysNothing() {
        var escrow = new Escrow("open", List.of(Amount.parse("900000000", "uakt"), Samples.uact("2000000")), List.of(),
                List.of(), Samples.HEAD.height());
        var left = assertInstanceOf(Runway.Left.class, Runway.of(Samples.deployment(escrow, Samples.lease("100",
                Samples.running(1, 1))), Samples.HEAD, Samples.SIX));

        assertEquals(BigInteger.valueOf(20_000), left.blocks());
    }

    @Test
    void theLargerOfPriceAndPaymentCounts() {
        var lease = new Lease(1, 1, Samples.PROVIDER, LeaseState.ACTIVE, "", Samples.uact("100"),
                Optional.of(Samples.uact("125")), "open", 1, 0, Lease.Reclaim.NONE, Samples.running(1, 1));

        assertEquals(Samples.uact("125"), lease.rate());
    }

    @Test
    void aPriceOfNextToNothingEndsInAHundredYearsAtTheLatest() {
        var left = assertInstanceOf(Runway.Left.class, runway(new BigDecimal("1000000000000"),
                new BigDecimal("0.000000000000000001"), Samples.SIX));

        assertEquals(Samples.HEAD.time().plus(Duration.ofDays(36_525)), left.emptyAt());
    }
}
