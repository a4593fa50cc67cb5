package belfry.server.guard;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import okhttp3.Dns;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GuardedHttpTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final List<String> seen = new CopyOnWriteArrayList<>();
    private HttpServer peer;
    private GuardedHttp http;

    @BeforeEach
    void start() throws IOException {
        peer = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        peer.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        peer.start();
        http = guarded(Set.of(new HostPort("one.test", port()), new HostPort("two.test", port())));
    }

    @AfterEach
    void stop() {
        http.close();
        peer.stop(0);
    }

    private static GuardedHttp guarded(Set<HostPort> open) {
        Dns toLoopback = host -> List.of(loopback());
        return new GuardedHttp(new UrlRule(open, GuardedHttp.WEB_PORTS), toLoopback);
    }

    private static InetAddress loopback() throws UnknownHostException {
        return InetAddress.getByName("127.0.0.1");
    }

    private int port() {
        return peer.getAddress().getPort();
    }

    private void answer(String path, HttpHandler handler) {
        peer.createContext(path, exchange -> {
            seen.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            exchange.getRequestBody().readAllBytes();
            handler.handle(exchange);
            exchange.close();
        });
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private Request get(String path) {
        return new Request.Builder().url("http://one.test:%d%s".formatted(port(), path)).build();
    }

    private Request post(String path) {
        return get(path).newBuilder().post(RequestBody.create("hello".getBytes(StandardCharsets.UTF_8))).build();
    }

    private Sending call(Request request) {
        return http.call(request, LIMIT, () -> {});
    }

    @Test
    void anAnswerComesBackWithStatusHeadersAndBody() {
        answer("/post", exchange -> {
            exchange.getResponseHeaders().set("X-Id", "7");
            send(exchange, 422, "too long");
        });

        var answered = assertInstanceOf(Sending.Answered.class, call(post("/post"))).answer();

        assertEquals(422, answered.status());
        assertEquals("7", answered.headers().get("X-Id"));
        assertEquals("too long", answered.text());
    }

    @Test
    void aCallThatFindsNoOneListeningWasNotSent() throws IOException {
        int unused;
        try (var briefly = new ServerSocket(0, 1, loopback())) {
            unused = briefly.getLocalPort();
        }
        try (var other = guarded(Set.of(new HostPort("gone.test", unused)))) {
            var request = new Request.Builder().url("http://gone.test:%d/".formatted(unused)).build();

            assertInstanceOf(Sending.NotSent.class, other.call(request, LIMIT, () -> {}));
        }
    }

    @Test
    void aCallStoppedByTheLedgerAtTheLastMomentWasNotSent() {
        answer("/post", exchange -> send(exchange, 200, "made"));

        var outcome = http.call(post("/post"), LIMIT, () -> {
            throw new IllegalStateException("the fence moved on");
        });

        var why = assertInstanceOf(Sending.NotSent.class, outcome).why();
        assertInstanceOf(IllegalStateException.class, why.getCause());
        assertEquals(List.of(), seen);
    }

    @Test
    void aPeerThatTakesTheCallAndNeverAnswersLeavesItUnknown() throws IOException {
        try (var silent = new ServerSocket(0, 5, loopback());
                var other = guarded(Set.of(new HostPort("silent.test", silent.getLocalPort())))) {
            var request = new Request.Builder().url("http://silent.test:%d/".formatted(silent.getLocalPort()))
                    .post(RequestBody.create(new byte[]{1})).build();

            var outcome = other.call(request, Duration.ofMillis(300), () -> {});

            assertInstanceOf(Sending.Unknown.class, outcome);
        }
    }

    @Test
    void aPeerThatHangsUpAfterTheCallLeavesItUnknownAndIsNotCalledAgain() throws IOException {
        var calls = new CopyOnWriteArrayList<Integer>();
        try (var rude = new ServerSocket(0, 5, loopback());
                var other = guarded(Set.of(new HostPort("rude.test", rude.getLocalPort())))) {
            Thread.ofVirtual().start(() -> hangUp(rude, calls));
            var request = new Request.Builder().url("http://rude.test:%d/".formatted(rude.getLocalPort()))
                    .post(RequestBody.create(new byte[]{1})).build();

            assertInstanceOf(Sending.Unknown.class, other.call(request, LIMIT, () -> {}));
            assertEquals(1, calls.size());
        }
    }

    private static void hangUp(ServerSocket listener, List<Integer> calls) {
        while (!listener.isClosed()) {
            try (var visitor = listener.accept()) {
                calls.add(visitor.getInputStream().read());
            } catch (IOException closed) {
                return;
            }
        }
    }

    @Test
    void aSuccessWhoseTextBreaksOffIsUnknown() {
        answer("/post", exchange -> {
            exchange.sendResponseHeaders(200, 1000);
            exchange.getResponseBody().write("{\"id\":".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            throw new IOException("the peer dies here");
        });

        assertInstanceOf(Sending.Unknown.class, call(post("/post")));
    }

    @Test
    void aCallAnsweredComeBackAtOnceIsNotRepeatedByItself() {
        answer("/post", exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "0");
            send(exchange, 503, "busy");
        });

        assertEquals(503, assertInstanceOf(Sending.Answered.class, call(post("/post"))).answer().status());
        assertEquals(List.of("POST /post"), seen);
    }

    @Test
    void aCallThatWritesIsNeverRedirected() {
        answer("/post", exchange -> {
            exchange.getResponseHeaders().set("Location", "/elsewhere");
            send(exchange, 307, "");
        });
        answer("/elsewhere", exchange -> send(exchange, 200, "made"));

        assertEquals(307, assertInstanceOf(Sending.Answered.class, call(post("/post"))).answer().status());
        assertEquals(List.of("POST /post"), seen);
    }

    @Test
    void aTokenStaysBehindWhenARedirectLeadsToAnotherHost() throws IOException {
        var tokens = new CopyOnWriteArrayList<@Nullable String>();
        answer("/from", exchange -> {
            exchange.getResponseHeaders().set("Location", "http://two.test:%d/to".formatted(port()));
            send(exchange, 302, "");
        });
        answer("/near", exchange -> {
            exchange.getResponseHeaders().set("Location", "/to");
            send(exchange, 302, "");
        });
        answer("/to", exchange -> {
            tokens.add(exchange.getRequestHeaders().getFirst("Authorization"));
            send(exchange, 200, "here");
        });

        http.read(get("/near").newBuilder().header("Authorization", "Bearer t").build(), LIMIT);
        var far = http.read(get("/from").newBuilder().header("Authorization", "Bearer t").build(), LIMIT);

        assertEquals("Bearer t", tokens.get(0));
        assertNull(tokens.get(1));
        assertEquals("two.test", far.url().host());
    }

    @Test
    void threeRedirectsAreFollowedAndTheFourthIsRefused() throws IOException {
        for (int hop = 0; hop < 4; hop++) {
            var next = "/hop" + (hop + 1);
            answer("/hop" + hop, exchange -> {
                exchange.getResponseHeaders().set("Location", next);
                send(exchange, 301, "");
            });
        }
        answer("/hop4", exchange -> send(exchange, 200, "arrived"));

        assertEquals("arrived", http.read(get("/hop1"), LIMIT).text());
        assertThrows(RefusedAddressException.class, () -> http.read(get("/hop0"), LIMIT));
    }

    @Test
    void aLongAnswerIsCutAndALongFileIsRefused() throws IOException {
        answer("/long", exchange -> send(exchange, 200, "x".repeat(5000)));

        var read = http.read(get("/long"), LIMIT, 1000);
        assertTrue(read.cut());
        assertArrayEquals("x".repeat(1000).getBytes(StandardCharsets.UTF_8), read.body());

        var file = new ByteArrayOutputStream();
        http.download(get("/long"), LIMIT, 5000, file);
        assertEquals(5000, file.size());
        assertThrows(IOException.class, () -> http.download(get("/long"), LIMIT, 4999, new ByteArrayOutputStream()));
    }

    @Test
    void anAnswerThatDripsForEverEndsWithTheTimeAllowed() {
        answer("/drip", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (true) {
                exchange.getResponseBody().write(new byte[8192]);
                exchange.getResponseBody().flush();
            }
        });

        var began = System.nanoTime();
        assertThrows(IOException.class,
                () -> http.download(get("/drip"), Duration.ofMillis(300), Long.MAX_VALUE, ByteArrayOutputStream
                        .nullOutputStream()));
        assertTrue(Duration.ofNanos(System.nanoTime() - began).toSeconds() < 10);
    }

    @Test
    void aTokenIsNotSentInClearToAHostThatTheOperatorDidNotOpen() {
        var clear = new Request.Builder().url("http://example.org/").header("Authorization", "Bearer t").build();

        assertThrows(RefusedAddressException.class, () -> http.read(clear, LIMIT));
        assertInstanceOf(Sending.NotSent.class, call(clear));
    }

    @Test
    void aRefusalSaysWhatToDo() {
        var refused = assertThrows(RefusedAddressException.class,
                () -> http.read(new Request.Builder().url("http://example.org:22/").build(), LIMIT));

        assertEquals("address-refused", refused.problem().code());
        assertTrue(refused.problem().cause().contains("port 22"));
    }
}
