package belfry.server.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Dns;
import okhttp3.HttpUrl;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every known way to write this machine's own address, tried on a listener that nobody may reach. */
class ForgedAddressesTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    /** Hosts as they are typed; the canary's port is put behind them. */
    static final List<String> HOSTS = List.of(
            "127.0.0.1", "127.0.0.2", "127.255.255.254", "127.1", "127.0.1", "0", "0.0.0.0", "0.0.0.1",
            "2130706433", "017700000001", "0x7f000001", "0x7f.0.0.1", "0x7f.1", "0177.0.0.1", "0177.1",
            "127.0x0.0.1", "127.000.000.001", "00127.0.0.1", "127.0.0.1.", "127.1.", "localhost", "LOCALHOST",
            "localhost.", "sub.localhost", "１２７.０.０.１", "①②⑦.⓪.⓪.①", "127。0。0。1", "127．0．0．1",
            "%31%32%37.0.0.1", "127%2E0%2E0%2E1", "user@127.0.0.1", "user:word@127.0.0.1",
            "93.184.216.34@127.0.0.1", "127.0.0.1:1@127.0.0.1", "[::1]", "[0:0:0:0:0:0:0:1]", "[::]",
            "[0000::0001]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[0:0:0:0:0:ffff:7f00:1]", "[::127.0.0.1]",
            "[::7f00:1]", "[::ffff:0:127.0.0.1]", "[64:ff9b::127.0.0.1]", "[64:ff9b::7f00:1]",
            "[64:ff9b:1::7f00:1]", "[2002:7f00:1::]", "[2002:7f00:1::1]", "[2001:0:7f00:1::]",
            "[2001:0:4136:e378:8000:63bf:80ff:fffe]", "[fe80::1]", "[fe80::5efe:7f00:1]", "[2600::5efe:7f00:1]",
            "[2600::200:5efe:7f00:1]", "[fe80::1%25lo]", "[fe80::1%lo]", "[::1%25lo]", "[::1%1]", "[fec0::1]",
            "[fc00::1]", "[fd00::1]", "[ff02::1]", "[100::1]",
            "[5f00::1]", "[2001:db8::1]", "[3fff::1]", "10.0.0.1", "172.16.0.1", "172.31.255.254", "192.168.1.1",
            "100.64.0.1", "169.254.169.254", "192.0.0.8", "198.18.0.1", "224.0.0.1", "240.0.0.1",
            "255.255.255.255");

    /** What an attacker's own name server answers. */
    private static final Map<String, List<String>> NAMES = Map.of(
            "loop.attacker.test", List.of("127.0.0.1"),
            "six.attacker.test", List.of("::1"),
            "mapped.attacker.test", List.of("::ffff:127.0.0.1"),
            "nat.attacker.test", List.of("64:ff9b::7f00:1"),
            "zero.attacker.test", List.of("0.0.0.0"),
            "metadata.attacker.test", List.of("169.254.169.254"),
            "mixed.attacker.test", List.of("203.0.113.9", "127.0.0.1", "::1"),
            "front.test", List.of("127.0.0.1"));

    private final Deque<List<String>> rebinding = new ArrayDeque<>();
    private Canary canary;
    private HttpServer front;
    private GuardedHttp http;
    private volatile String location = "";
    /** So many redirects of its own before the one that counts. */
    private final AtomicInteger hops = new AtomicInteger();

    @BeforeEach
    void listen() throws IOException {
        canary = new Canary();
        front = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        front.createContext("/", exchange -> {
            exchange.getResponseHeaders().set("Location",
                    hops.getAndDecrement() > 0 ? "/next" : wanted(exchange.getRequestURI()).orElse(location));
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        front.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        front.start();
        var opened = new HostPort("front.test", front.getAddress().getPort());
        http = new GuardedHttp(new UrlRule(Set.of(opened), Set.of(canary.port())), this::resolve);
    }

    /** Where a request wants to be sent, when it says so. */
    private static Optional<String> wanted(URI request) {
        return Optional.ofNullable(request.getRawQuery())
                .map(query -> URLDecoder.decode(query.substring("to=".length()), StandardCharsets.UTF_8));
    }

    @AfterEach
    void close() throws IOException {
        http.close();
        front.stop(0);
        canary.close();
    }

    private List<InetAddress> resolve(String host) throws UnknownHostException {
        var answers = host.equals("turning.attacker.test") ? rebinding.pop() : NAMES.get(host);
        if (answers == null) {
            return Dns.SYSTEM.lookup(host);
        }
        var addresses = new ArrayList<InetAddress>();
        for (var answer : answers) {
            addresses.add(InetAddress.getByName(answer));
        }
        return addresses;
    }

    @Test
    void theCanaryIsAliveAndCounts() throws IOException {
        try (var visitor = new Socket("127.0.0.1", canary.port())) {
            assertTrue(visitor.getInputStream().read() > 0);
        }
        assertEquals(1, canary.visits());
    }

    @Test
    void noSpellingOfTheOwnAddressReachesTheCanaryByReadingPublishingOrRedirect() {
        var vectors = new ArrayList<>(HOSTS);
        vectors.addAll(NAMES.keySet());
        assertTrue(vectors.size() >= 80, "only %d vectors".formatted(vectors.size()));

        // At once: some are looked for by a name server first, which takes seconds to know nothing.
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var tried = vectors.stream().map(host -> CompletableFuture.runAsync(() -> {
                readIsRefused(address(host));
                downloadIsRefused(address(host));
                publishIsRefused(address(host));
                redirectIsRefused(address(host));
            }, threads)).toList();
            tried.forEach(CompletableFuture::join);
        }

        assertEquals(0, canary.visits());
    }

    @Test
    void theLastOfSeveralRedirectsIsLookedAtLikeTheFirst() {
        for (int before = 0; before < 3; before++) {
            hops.set(before);
            location = "http://127.0.0.1:%d/".formatted(canary.port());
            readIsRefused("http://front.test:%d/".formatted(front.getAddress().getPort()));
            hops.set(before);
            downloadIsRefused("http://front.test:%d/".formatted(front.getAddress().getPort()));
        }
        assertEquals(0, canary.visits());
    }

    @Test
    void aNameThatTurnsToLoopbackAfterItWasLookedAtIsRefusedAtTheSocket() throws IOException {
        for (var turned : List.of(List.of("127.0.0.1"), List.of("::1"), List.of("203.0.113.9", "127.0.0.1"))) {
            rebinding.add(List.of("93.184.216.34"));
            rebinding.add(turned);
            // What a check before the call would see, and be content with.
            assertEquals(Reach.PUBLIC, AddressTable.reach(resolve("turning.attacker.test").getFirst()));

            readIsRefused("http://turning.attacker.test:%d/".formatted(canary.port()));
        }
        assertEquals(0, canary.visits());
    }

    @Test
    void anOpenedHostIsOpenAtItsPortAndUnderItsTypedNameOnly() throws IOException {
        var port = front.getAddress().getPort();
        location = "/again";

        // The front answers redirects for ever: that it says so proves that it was reached.
        var endless = assertThrows(RefusedAddressException.class, () -> read("http://front.test:%d/".formatted(port)));
        assertTrue(String.valueOf(endless.getMessage()).contains("redirects"));
        readIsRefused("http://127.0.0.1:%d/".formatted(port));
        readIsRefused("http://loop.attacker.test:%d/".formatted(port));
        readIsRefused("http://front.test:%d/".formatted(canary.port()));
        assertEquals(0, canary.visits());
    }

    @Test
    void schemesThatAreNotOfTheWebAreRefusedInARedirect() {
        for (var target : List.of("file:///etc/passwd", "gopher://127.0.0.1:%d/", "ftp://127.0.0.1:%d/",
                "//127.0.0.1:%d/", "jar:http://127.0.0.1:%d/!/", "http:\\\\127.0.0.1:%d\\", "http:127.0.0.1:%d")) {
            redirectIsRefused(target.formatted(canary.port()));
        }
        assertEquals(0, canary.visits());
    }

    private String address(String host) {
        return "http://%s:%d/".formatted(host, canary.port());
    }

    private RemoteAnswer read(String address) throws IOException {
        return http.read(new Request.Builder().url(address).build(), LIMIT);
    }

    private void readIsRefused(String address) {
        // An address that is none at all never becomes a request.
        if (HttpUrl.parse(address) != null) {
            assertThrows(IOException.class, () -> read(address), address);
        }
    }

    private void downloadIsRefused(String address) {
        if (HttpUrl.parse(address) != null) {
            var copied = new ByteArrayOutputStream();
            var request = new Request.Builder().url(address).build();
            assertThrows(IOException.class, () -> http.download(request, LIMIT, 1000, copied), address);
            assertEquals(0, copied.size());
        }
    }

    private void publishIsRefused(String address) {
        for (var spelling : List.of(address, address.replace("http:", "https:"))) {
            if (HttpUrl.parse(spelling) != null) {
                var request = new Request.Builder().url(spelling)
                        .post(RequestBody.create("x".getBytes(StandardCharsets.US_ASCII))).build();
                assertInstanceOf(Sending.NotSent.class, http.call(request, LIMIT, () -> {}), spelling);
            }
        }
    }

    private void redirectIsRefused(String target) {
        var from = "http://front.test:%d/?to=%s".formatted(front.getAddress().getPort(),
                URLEncoder.encode(target, StandardCharsets.UTF_8));
        var refused = assertThrows(IOException.class, () -> read(from), target);
        assertFalse(String.valueOf(refused.getMessage()).contains("secret"));
    }
}
