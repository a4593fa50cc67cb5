package belfry.server.publish;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
import java.util.concurrent.Executors;

/** A network on loopback that only notes when each message came. */
final class Receiver implements AutoCloseable {
    /** One arrival. */
    record Arrival(String key, Instant at) {}

    private final HttpServer server;
    private final ConcurrentLinkedQueue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
    private final Map<String, Instant> due = new ConcurrentHashMap<>();

    private Receiver(HttpServer server) {
        this.server = server;
    }

    static Receiver start() throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 2000);
        var receiver = new Receiver(server);
        server.createContext("/", exchange -> {
            var key = exchange.getRequestHeaders().getFirst("Key");
            receiver.arrivals.add(new Arrival(key, Instant.now()));
            var told = exchange.getRequestHeaders().getFirst("Due");
            if (told != null) {
                receiver.due.put(key, Instant.ofEpochMilli(Long.parseLong(told)));
            }
            exchange.getRequestBody().readAllBytes();
            var body = key.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return receiver;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
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
    public void close() {
        server.stop(0);
    }

    /** How late they came, in microseconds and ascending. */
    record Result(List<Long> late, int lost, int doubled, Duration drained) {
        double percentile(double share) {
            return late.get(Math.min(late.size() - 1, (int) (late.size() * share))) / 1000.0;
        }

        String row(String engine, String work) {
            return "| %s | %s | %.1f | %.1f | %.1f | %d | %d | %d | %.0f |".formatted(engine, work, percentile(0.5),
                    percentile(0.99), percentile(1), late.stream().filter(one -> one < 0).count(), lost, doubled,
                    late.size() / (Math.max(1, drained.toMillis()) / 1000.0));
        }
    }
}
