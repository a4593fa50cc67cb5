package belfry.server.guard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Listens on both loopback addresses at one port and counts who comes. */
final class Canary implements AutoCloseable {
    private final ServerSocket four;
    private final ServerSocket six;
    private final AtomicInteger visits = new AtomicInteger();

    Canary() throws IOException {
        four = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        six = onSix(four.getLocalPort());
        Thread.ofVirtual().start(() -> count(four));
        Thread.ofVirtual().start(() -> count(six));
    }

    /** A machine without IPv6 gets a second IPv4 listener, which changes nothing. */
    private static ServerSocket onSix(int port) throws IOException {
        try {
            return new ServerSocket(port, 50, InetAddress.getByName("::1"));
        } catch (IOException noIpv6) {
            return new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        }
    }

    int port() {
        return four.getLocalPort();
    }

    int visits() {
        return visits.get();
    }

    private void count(ServerSocket listener) {
        while (!listener.isClosed()) {
            try (Socket visitor = listener.accept()) {
                visits.incrementAndGet();
                visitor.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret"
                        .getBytes(StandardCharsets.US_ASCII));
            } catch (IOException closed) {
                if (!listener.isClosed()) {
                    throw new UncheckedIOException(closed);
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        four.close();
        six.close();
    }
}
