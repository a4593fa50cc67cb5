package belfry.server.akash.fake;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A deployment with its lease and its escrow, as a test wants it. */
public final class FakeRent {
    private final FakeChain chain;
    private final String dseq;
    private final Map<String, Service> services = new LinkedHashMap<>();
    private String state = "active";
    private String group = "open";
    private String name = "dcloud";
    private String lease = "active";
    private String reason = "lease_closed_invalid";
    private String provider = FakeChain.PROVIDER;
    private String denom = "uact";
    private String escrow = "open";
    private String payment = "open";
    private BigDecimal price = new BigDecimal("100");
    private BigDecimal funds = new BigDecimal("90000000");
    private long settled;
    private boolean lost;
    private boolean silent;
    private @Nullable Boolean autoTopUp;
    private @Nullable BigDecimal paid;
    private @Nullable Instant deadline;

    /** One service as its provider runs it. */
    record Service(int available, int total, String uri) {}

    FakeRent(FakeChain chain, String dseq) {
        this.chain = chain;
        this.dseq = dseq;
        settled = chain.height() - 5_000;
    }

    public FakeRent named(String group) {
        name = group;
        return this;
    }

    public FakeRent price(String perBlock) {
        price = new BigDecimal(perBlock);
        return this;
    }

    public FakeRent funds(String micro) {
        funds = new BigDecimal(micro);
        return this;
    }

    public FakeRent denom(String coin) {
        denom = coin;
        return this;
    }

    /** The payment is not what was bid. */
    public FakeRent paid(String perBlock) {
        paid = new BigDecimal(perBlock);
        return this;
    }

    public FakeRent on(String other) {
        provider = other;
        return this;
    }

    /** Money until the block nearest to that time; answers when that block is made. */
    public Instant runsFor(Duration time) {
        var last = chain.height() + time.dividedBy(FakeChain.BLOCK);
        funds = FakeChain.funds(price, settled, last);
        return chain.time(last);
    }

    public FakeRent lasting(Duration time) {
        runsFor(time);
        return this;
    }

    public FakeRent service(String service, int available, int total, String uri) {
        services.put(service, new Service(available, total, uri));
        return this;
    }

    /** The provider has lost it; on chain nothing is seen of that. */
    public FakeRent lost() {
        lost = true;
        return this;
    }

    /** Console could not ask the provider: it gives no status. */
    public FakeRent silent() {
        silent = true;
        return this;
    }

    public FakeRent autoTopUp(boolean on) {
        autoTopUp = on;
        return this;
    }

    /** Settled below zero. */
    public FakeRent overdrawn(String debt) {
        escrow = "overdrawn";
        payment = "overdrawn";
        funds = new BigDecimal(debt).negate();
        settled = chain.height() - 20;
        return this;
    }

    /** Closed by its owner, by an empty escrow, … */
    public FakeRent closed(String why) {
        state = "closed";
        group = "closed";
        lease = "closed";
        reason = why;
        payment = "closed";
        escrow = escrow.equals("open") ? "closed" : escrow;
        return this;
    }

    /** The provider closed the lease: the group is paused, the deployment active. */
    public FakeRent dropped(String why) {
        group = "paused";
        lease = "closed";
        payment = "closed";
        reason = why;
        return this;
    }

    public FakeRent reclaimed(Instant until) {
        lease = "reclaiming";
        deadline = until;
        return this;
    }

    public FakeRent withoutLease() {
        lease = "";
        return this;
    }

    /** The block in which its lease was made. */
    public long madeAt() {
        return created() + 8;
    }

    String dseq() {
        return dseq;
    }

    String state() {
        return state;
    }

    String group() {
        return group;
    }

    String name() {
        return name;
    }

    String lease() {
        return lease;
    }

    String reason() {
        return reason;
    }

    String provider() {
        return provider;
    }

    String denom() {
        return denom;
    }

    String escrow() {
        return escrow;
    }

    String payment() {
        return payment;
    }

    BigDecimal price() {
        return price;
    }

    BigDecimal paid() {
        return paid == null ? price : paid;
    }

    BigDecimal funds() {
        return funds;
    }

    long settled() {
        return settled;
    }

    long created() {
        return settled - 50_000;
    }

    Map<String, Service> services() {
        return services;
    }

    boolean isLost() {
        return lost;
    }

    boolean isSilent() {
        return silent;
    }

    @Nullable
    Boolean toppedUp() {
        return autoTopUp;
    }

    @Nullable
    Instant deadline() {
        return deadline;
    }
}
