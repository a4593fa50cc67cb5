package belfry.server.guard;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses are public, after the IANA special-purpose registries for IPv4 and IPv6 (RFC 6890 and updates). In
 * IPv6 only what is listed as global unicast passes, so a range that nobody thought of is refused.
 */
public final class AddressTable {
    private static final List<AddressBlock> INSIDE = blocks("10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8",
            "172.16.0.0/12", "192.168.0.0/16", "::1/128", "fc00::/7");
    private static final List<AddressBlock> NEVER = blocks("0.0.0.0/8", "169.254.0.0/16", "192.0.0.0/24",
            "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4",
            "240.0.0.0/4", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");
    private static final AddressBlock GLOBAL_UNICAST = AddressBlock.of("2000::/3");
    private static final AddressBlock NAT64 = AddressBlock.of("64:ff9b::/96");
    private static final byte[] ISATAP = {0, 0, 0x5e, (byte) 0xfe};

    private AddressTable() {}

    public static Reach reach(InetAddress address) {
        var bytes = address.getAddress();
        return bytes.length == 4 ? ofFour(bytes) : ofSixteen(bytes);
    }

    private static Reach ofFour(byte[] address) {
        if (INSIDE.stream().anyMatch(block -> block.contains(address))) {
            return Reach.INSIDE;
        }
        return NEVER.stream().anyMatch(block -> block.contains(address)) ? Reach.NEVER : Reach.PUBLIC;
    }

    private static Reach ofSixteen(byte[] address) {
        if (INSIDE.stream().anyMatch(block -> block.contains(address))) {
            return Reach.INSIDE;
        }
        if (NAT64.contains(address)) {
            // On networks without IPv4 every public name resolves so; the translator leads wherever the tail says.
            return ofFour(Arrays.copyOfRange(address, 12, 16)) == Reach.PUBLIC ? Reach.PUBLIC : Reach.NEVER;
        }
        if (!GLOBAL_UNICAST.contains(address) || isatap(address)) {
            return Reach.NEVER;
        }
        return NEVER.stream().anyMatch(block -> block.contains(address)) ? Reach.NEVER : Reach.PUBLIC;
    }

    /** RFC 5214: an IPv4 address in the interface part, behind 00-00-5E-FE, with or without the universal bit. */
    private static boolean isatap(byte[] address) {
        var head = Arrays.copyOfRange(address, 8, 12);
        head[0] = (byte) (head[0] & ~0x02);
        return Arrays.equals(head, ISATAP);
    }

    private static List<AddressBlock> blocks(String... cidrs) {
        return Stream.of(cidrs).map(AddressBlock::of).toList();
    }
}
