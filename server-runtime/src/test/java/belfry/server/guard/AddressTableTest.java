package belfry.server.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddressTableTest {

    @Test
    void publicAddressesArePublicUpToTheEdgesOfTheRanges() throws UnknownHostException {
        for (var address : List.of("1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0",
                "126.255.255.255", "128.0.0.0", "169.253.255.255", "169.255.0.0", "172.15.255.255", "172.32.0.0",
                "192.0.1.0", "192.167.255.255", "192.169.0.0", "198.17.255.255", "198.20.0.0", "223.255.255.255",
                "2600::1", "2a00:1450:4001:82a::200e", "2001:200::1", "2001:4860:4860::8888", "64:ff9b::1.1.1.1")) {
            assertEquals(Reach.PUBLIC, AddressTable.reach(InetAddress.getByName(address)), address);
        }
    }

    @Test
    void thisMachineAndItsNetworkAreInside() throws UnknownHostException {
        for (var address : List.of("10.0.0.0", "10.255.255.255", "100.64.0.0", "100.127.255.255", "127.0.0.0",
                "127.255.255.255", "172.16.0.0", "172.31.255.255", "192.168.0.0", "192.168.255.255", "::1",
                "fc00::1", "fdff::1", "::ffff:10.0.0.1")) {
            assertEquals(Reach.INSIDE, AddressTable.reach(InetAddress.getByName(address)), address);
        }
    }

    @Test
    void reservedMulticastAndTunnelsAreNeverCalled() throws UnknownHostException {
        for (var address : List.of("0.0.0.0", "0.255.255.255", "169.254.0.0", "169.254.169.254", "192.0.0.255",
                "192.0.2.1", "192.88.99.1", "198.18.0.0", "198.19.255.255", "198.51.100.1", "203.0.113.1",
                "224.0.0.0", "239.255.255.255", "240.0.0.0", "255.255.255.255", "::", "::2", "::7f00:1",
                "64:ff9b::10.0.0.1", "64:ff9b::169.254.169.254", "64:ff9b:1::1", "100::1", "2001::1", "2001:1ff::1",
                "2001:db8::1", "2002:c000:201::1", "3fff::1", "4000::1", "5f00::1", "fe80::1", "febf::1", "fec0::1",
                "ff02::1", "2600::5efe:a00:1", "2600::200:5efe:a00:1")) {
            assertEquals(Reach.NEVER, AddressTable.reach(InetAddress.getByName(address)), address);
        }
    }
}
