package belfry.server.guard;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** A range of addresses in CIDR form: {@code 10.0.0.0/8}, {@code fc00::/7}. */
record AddressBlock(byte[] start, int bits) {

    static AddressBlock of(String cidr) {
        var slash = cidr.indexOf('/');
        try {
            return new AddressBlock(InetAddress.getByName(cidr.substring(0, slash)).getAddress(),
                    Integer.parseInt(cidr.substring(slash + 1)));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(cidr, e);
        }
    }

    boolean contains(byte[] address) {
        if (address.length != start.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            var mask = 0x80 >> (bit % 8);
            if ((address[bit / 8] & mask) != (start[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }
}
