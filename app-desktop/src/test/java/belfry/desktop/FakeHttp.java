package belfry.desktop;

import belfry.core.problem.Problem;
import belfry.core.wire.EventView;
import belfry.core.wire.Wire;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** The transport of the in-memory server: routes, the token, the event stream, dying and coming back. */
public class FakeHttp implements AutoCloseable {
    private final Map<String, Function<Asked, Answer>> routes = new ConcurrentHashMap<>();
    private final List<OutputStream> listeners = new CopyOnWriteArrayList<>();
    /** Method and path of every request, in their order. */
    public final List<String> asked = new CopyOnWriteArrayList<>();
    public volatile String token = "first-token";
    private final int port;
    private HttpServer http;
    private long events;

    /** A request as a route sees it. */
    public record Asked(String path, String query, String body, String ifMatch) {
        public <T> T read(Class<T> type) {
            try {
                return Wire.json().readValue(body, type);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What a route answers; a body of type {@link Problem} is sent as one. */
    public record Answer(int status, Object body) {}

    FakeHttp() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        port = http.getAddress().getPort();
    }

    final void serve() {
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", this::handle);
        http.start();
    }

    public String address() {
        return "http://127.0.0.1:" + port;
    }

    /** Answers a method and path ({@code GET /channels}); a last segment {@code *} stands for anything. */
    public void on(String route, Function<Asked, Answer> answer) {
        routes.put(route, answer);
    }

    public static Answer ok(Object body) {
        return new Answer(200, body);
    }

    /** As the server says that something is gone. */
    public static Answer gone() {
        return new Answer(204, "");
    }

    private void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath().replaceFirst("^/api/v1", "");
        var method = exchange.getRequestMethod();
        asked.add(method + " " + path);
        var sent = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        if (!path.equals("/login") && !sent.equals("Bearer " + token)) {
            send(exchange, new Answer(401, Problem.error("session-expired", "Your session has expired",
                    "It was not used for a while", "Log in again")));
        } else if (path.equals("/events")) {
            stream(exchange);
        } else {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var ifMatch = String.valueOf(exchange.getRequestHeaders().getFirst("If-Match"));
            send(exchange, route(method, path)
                    .apply(new Asked(path, String.valueOf(exchange.getRequestURI().getQuery()), body, ifMatch)));
        }
    }

    /** {@code /channels/ID/check} is looked up as {@code /channels/check/*}, then as {@code /channels/*}. */
    private Function<Asked, Answer> route(String method, String path) {
        var exact = routes.get(method + " " + path);
        if (exact != null) {
            return exact;
        }
        var parts = path.split("/");
        var candidates = new ArrayList<String>();
        if (parts.length == 4) {
            candidates.add(method + " /" + parts[1] + "/" + parts[3] + "/*");
        }
        candidates.add(method + " /" + parts[1] + "/*");
        return candidates.stream().filter(routes::containsKey).map(routes::get).findFirst().orElse(
                _ -> new Answer(404, Problem.error("not-found", "There is no " + path, "Nobody made it", "Go back")));
    }

    private static void send(HttpExchange exchange, Answer answer) throws IOException {
        var body = switch (answer.body()) {
            case String text -> text.getBytes(StandardCharsets.UTF_8);
            case byte[] bytes -> bytes;
            case Object record -> Wire.json().writeValueAsBytes(record);
        };
        exchange.getResponseHeaders().add("Content-Type",
                answer.status() >= 400 ? "application/problem+json" : "application/json");
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void stream(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        var out = exchange.getResponseBody();
        out.write(": hello\n\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
        listeners.add(out);
    }

    /** Tells everybody who listens. */
    public void tell(String kind, String subject) {
        events++;
        for (var out : listeners) {
            try {
                var event = Wire.json().writeValueAsString(new EventView(events, kind, subject, 1, FakeServer.START));
                out.write("id: %d\nevent: %s\ndata: %s\n\n".formatted(events, kind, event).getBytes(
                        StandardCharsets.UTF_8));
                out.flush();
            } catch (IOException e) {
                listeners.remove(out);
            }
        }
    }

    public int listeners() {
        return listeners.size();
    }

    /** As if the process had died: every connection breaks, nothing listens. */
    public void die() {
        http.stop(0);
        listeners.clear();
    }

    /** Comes back on the same port. */
    public void comeBack() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        serve();
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
