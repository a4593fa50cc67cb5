package belfry.server.guard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
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
        this(0);
    }

    private Canary(int port) throws IOException {
        four = new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"));
        six = onSix(four.getLocalPort());
        Thread.ofVirtual().start(() -> count(four));
        Thread.ofVirtual().start(() -> count(six));
    }

    /** At a port that the guard takes for one of the web, where there is one to be had. */
    static Canary onWebPort() throws IOException {
        for (int port : new int[]{8443, 80, 443}) {
            try {
                return new Canary(port);
            } catch (BindException _) {
                // Taken: the next one.
            }
        }
        return new Canary();
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
