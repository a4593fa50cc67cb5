package belfry.server.akash.fake;

import belfry.core.akash.lease.OwnerAddress;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A chain whose blocks come every 6.174 seconds, two more or less. */
public final class FakeChain {
    public static final String OWNER = OwnerAddress.sample(1).text();
    public static final String PROVIDER = OwnerAddress.sample(2).text();
    public static final String OTHER_PROVIDER = OwnerAddress.sample(3).text();
    public static final Duration BLOCK = Duration.ofMillis(6_174);
    private static final Instant GENESIS = Instant.parse("2022-04-01T00:00:00Z");

    private final InstantSource clock;
    private final List<FakeRent> rents = new CopyOnWriteArrayList<>();
    private volatile Duration lag = Duration.ZERO;
    private volatile BigDecimal wallet = new BigDecimal("48210000");

    public FakeChain(InstantSource clock) {
        this.clock = clock;
    }

    /** The node that answers is so far behind. */
    public void lag(Duration time) {
        lag = time;
    }

    public void wallet(String micro) {
        wallet = new BigDecimal(micro);
    }

    BigDecimal wallet() {
        return wallet;
    }

    /** What the node takes for the newest block. */
    public long height() {
        var now = clock.instant().minus(lag);
        var height = Duration.between(GENESIS, now).dividedBy(BLOCK);
        while (time(height).isAfter(now)) {
            height--;
        }
        return height;
    }

    /** When a block was or will be made. */
    public Instant time(long height) {
        return GENESIS.plus(BLOCK.multipliedBy(height)).plusMillis(height * 7_919 % 4_001 - 2_000);
    }

    public FakeRent rent(String dseq) {
        var rent = new FakeRent(this, dseq);
        rents.add(rent);
        return rent;
    }

    public List<FakeRent> rents() {
        return List.copyOf(rents);
    }

    public void clear() {
        rents.clear();
    }

    Optional<FakeRent> find(String dseq) {
        return rents.stream().filter(rent -> rent.dseq().equals(dseq)).findFirst();
    }

    /** What must have been in the escrow at a height so that the money ends with this block. */
    static BigDecimal funds(BigDecimal price, long settled, long last) {
        return price.multiply(BigDecimal.valueOf(last - settled)).setScale(18, RoundingMode.UNNECESSARY);
    }
}
