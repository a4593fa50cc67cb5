package belfry.server.guard;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.util.Set;
import javax.net.SocketFactory;

/**
 * Sockets that look at where they connect in the moment they do it: whatever a name resolved to before, and whoever
 * resolved it, this address is the one that is called.
 */
final class GuardedSocketFactory extends SocketFactory {
    private final Set<Reach> allowed;

    GuardedSocketFactory(Set<Reach> allowed) {
        this.allowed = Set.copyOf(allowed);
    }

    @Override
    public Socket createSocket() {
        return new GuardedSocket(allowed);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    private Socket connected(InetSocketAddress address) throws IOException {
        var socket = createSocket();
        socket.connect(address);
        return socket;
    }

    private static final class GuardedSocket extends Socket {
        private final Set<Reach> allowed;

        GuardedSocket(Set<Reach> allowed) {
            // Without this the JVM's socksProxyHost property would send the call elsewhere.
            super(Proxy.NO_PROXY);
            this.allowed = allowed;
        }

        @Override
        public void connect(SocketAddress endpoint) throws IOException {
            connect(endpoint, 0);
        }

        @Override
        public void connect(SocketAddress endpoint, int timeout) throws IOException {
            if (!(endpoint instanceof InetSocketAddress inet) || inet.getAddress() == null) {
                throw new RefusedAddressException("%s is not a resolved internet address".formatted(endpoint));
            }
            var reach = AddressTable.reach(inet.getAddress());
            if (!allowed.contains(reach)) {
                throw new RefusedAddressException("%s leads to %s, which is %s".formatted(inet.getHostString(),
                        inet.getAddress().getHostAddress(), said(reach)));
            }
            super.connect(endpoint, timeout);
        }

        private static String said(Reach reach) {
            return switch (reach) {
                case PUBLIC -> "public";
                case INSIDE -> "on this machine or in its private network";
                case NEVER -> "link-local, reserved, multicast or a tunnel";
            };
        }
    }
}
