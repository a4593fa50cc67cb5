package belfry.server.publish;

import belfry.server.network.fake.RequestReader;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A network on loopback that only notes when each message came. It does as little as it can: what it costs is taken from
 * the engines that are compared.
 */
final class Receiver implements AutoCloseable {
    /** One arrival. */
    record Arrival(String key, Instant at) {}

    private final ServerSocket server;
    private final ConcurrentLinkedQueue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
    private final Map<String, Instant> due = new ConcurrentHashMap<>();

    private Receiver(ServerSocket server) {
        this.server = server;
    }

    static Receiver start() throws IOException {
        var receiver = new Receiver(new ServerSocket(0, 2000, InetAddress.getLoopbackAddress()));
        Thread.ofPlatform().daemon().name("receiver").start(receiver::accept);
        return receiver;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var socket = server.accept();
                socket.setTcpNoDelay(true);
                Thread.ofPlatform().daemon().name("receiving").start(() -> serve(socket));
            } catch (IOException _) {
                // Closed; or this connection failed, and what it would have brought is counted as lost.
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new BufferedInputStream(socket.getInputStream());
            for (var call = RequestReader.read(in); call.isPresent(); call = RequestReader.read(in)) {
                answer(call.get().headers(), socket.getOutputStream());
            }
        } catch (IOException _) {
            // The sender has gone.
        }
    }

    private void answer(Map<String, String> headers, OutputStream out) throws IOException {
        var key = headers.getOrDefault("key", "");
        arrivals.add(new Arrival(key, Instant.now()));
        if (headers.containsKey("due")) {
            due.put(key, Instant.ofEpochMilli(Long.parseLong(headers.get("due"))));
        }
        out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + key.length() + "\r\n\r\n" + key)
                .getBytes(StandardCharsets.US_ASCII));
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    void expect(Map<String, Instant> keys) {
        due.putAll(keys);
    }

    int count() {
        return arrivals.size();
    }

    /** Takes what came, and begins anew. */
    Result result(int wanted) {
        var late = new ArrayList<Long>();
        var seen = new HashSet<String>();
        int doubled = 0;
        Instant first = Instant.MAX;
        Instant last = Instant.MIN;
        for (var arrival : arrivals) {
            var at = due.get(arrival.key());
            if (!seen.add(arrival.key()) || at == null) {
                doubled++;
                continue;
            }
            late.add(Duration.between(at, arrival.at()).toNanos() / 1000);
            first = arrival.at().isBefore(first) ? arrival.at() : first;
            last = arrival.at().isAfter(last) ? arrival.at() : last;
        }
        arrivals.clear();
        due.clear();
        late.sort(null);
        return new Result(late, wanted - seen.size(), doubled, Duration.between(first, last));
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /** How late they came, in microseconds and ascending. */
    record Result(List<Long> late, int lost, int doubled, Duration drained) {
        double percentile(double share) {
            return late.get(Math.min(late.size() - 1, (int) (late.size() * share))) / 1000.0;
        }

        String row(String engine, String work) {
            return "| %s | %s | %.1f | %.1f | %.1f | %d | %d | %d | %.0f |".formatted(engine, work, percentile(0.5),
                    percentile(0.99), percentile(1), late.stream().filter(one -> one < 0).count(), lost, doubled,
                    rate());
        }

        /** Posts per second, from the first to the last. */
        double rate() {
            return late.size() / (Math.max(1, drained.toMillis()) / 1000.0);
        }
    }
}
