package belfry.server.publish;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

/**
 * A network on loopback that counts what it shows: the truth that publishing is held against. It can be told to answer
 * the next calls badly.
 */
final class CountingPeer implements AutoCloseable {
    /** A message that everybody can see. */
    record Shown(String id, String key, String text, Instant at) {}

    /** What happens to one call instead of the usual. */
    enum Fault {
        TAKE_AND_HANG_UP, HANG_UP, TAKE_AND_SAY_500, REFUSE, REVOKED, RATE_LIMIT, UNAVAILABLE, TAKE_AND_STAY_SILENT
    }

    private final HttpServer server;
    private final List<Shown> shown = new ArrayList<>();
    private final Map<String, String> byKey = new ConcurrentHashMap<>();
    private final Deque<Fault> faults = new ArrayDeque<>();
    private final boolean knowsKeys;

    private CountingPeer(HttpServer server, boolean knowsKeys) {
        this.server = server;
        this.knowsKeys = knowsKeys;
    }

    /** @param knowsKeys whether a repeat under the same key is recognised */
    static CountingPeer start(boolean knowsKeys) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
        var peer = new CountingPeer(server, knowsKeys);
        server.createContext("/post", peer::post);
        server.createContext("/find", peer::find);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return peer;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    synchronized void next(Fault... wanted) {
        faults.addAll(List.of(wanted));
    }

    synchronized List<Shown> shown() {
        return List.copyOf(shown);
    }

    synchronized List<String> texts() {
        return shown.stream().map(Shown::text).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void post(HttpExchange exchange) throws IOException {
        var key = exchange.getRequestHeaders().getFirst("Key");
        var text = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        switch (fault()) {
            case null -> answer(exchange, 200, take(key, text));
            case TAKE_AND_HANG_UP -> {
                take(key, text);
                exchange.close();
            }
            case HANG_UP -> exchange.close();
            case TAKE_AND_SAY_500 -> {
                take(key, text);
                answer(exchange, 500, "lost");
            }
            case REVOKED -> answer(exchange, 401, "who are you");
            case REFUSE -> answer(exchange, 422, "too bad");
            case RATE_LIMIT -> answer(exchange, 429, "slow down");
            case UNAVAILABLE -> answer(exchange, 503, "away");
            case TAKE_AND_STAY_SILENT -> take(key, text);
        }
    }

    private void find(HttpExchange exchange) throws IOException {
        var by = exchange.getRequestURI().getPath().substring("/find/".length());
        var wanted = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var found = shown().stream()
                .filter(one -> by.equals("key") ? one.key().equals(wanted) : one.text().equals(wanted)).findFirst();
        answer(exchange, found.isPresent() ? 200 : 404, found.map(Shown::id).orElse("no"));
    }

    private synchronized @org.jspecify.annotations.Nullable Fault fault() {
        return faults.poll();
    }

    private synchronized String take(String key, String text) {
        var known = Optional.ofNullable(knowsKeys ? byKey.get(key) : null);
        return known.orElseGet(() -> {
            var id = "m" + (shown.size() + 1);
            shown.add(new Shown(id, key, text, Instant.now()));
            byKey.put(key, id);
            return id;
        });
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
