package belfry.core.akash.lease;

import java.util.Optional;

/**
 * The one who runs leases.
 *
 * @param hostUri as the chain's record names it; empty: it has none
 * @param detail what the attempt to reach it gave, in words
 * @param uptime as Console measures it
 */
public record Provider(String address, String hostUri, Reach reach, String detail, Optional<Uptime> uptime) {

    /** Whether its gateway answered. */
    public enum Reach {
        REACHED,
        /** It answered with a certificate of its own making, as older providers do: it is there, but cannot be trusted. */
        OWN_CERTIFICATE,
        UNREACHED,
        NOT_ASKED
    }

    /** Parts of one, over the last day, week and month. */
    public record Uptime(boolean online, double day, double week, double month) {}

    public boolean there() {
        return reach == Reach.REACHED || reach == Reach.OWN_CERTIFICATE;
    }
}
