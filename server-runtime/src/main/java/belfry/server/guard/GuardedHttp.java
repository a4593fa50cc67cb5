package belfry.server.guard;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.Proxy;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dns;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;

/**
 * The one HTTP client for every address that is not our own server. Refuses addresses inside the network unless the
 * operator opened exactly that host and port, and says of each call whether it left.
 */
public final class GuardedHttp implements AutoCloseable {
    /** Longest answer that is kept in memory. */
    public static final long ANSWER_CAP = 4L * 1024 * 1024;
    static final Set<Integer> WEB_PORTS = Set.of(80, 443, 8443);
    private static final int REDIRECTS = 3;
    /** As many as calls to one network at once: fewer would be closed and opened again in a busy second. */
    private static final int IDLE_CONNECTIONS = 200;

    private final UrlRule rule;
    private final OkHttpClient outside;
    private final OkHttpClient inside;

    /** @param allowedPrivateHosts what the operator opened inside the own network */
    public GuardedHttp(Set<HostPort> allowedPrivateHosts) {
        this(new UrlRule(allowedPrivateHosts, WEB_PORTS), Dns.SYSTEM);
    }

    GuardedHttp(UrlRule rule, Dns dns) {
        this.rule = rule;
        this.outside = client(dns, EnumSet.of(Reach.PUBLIC));
        this.inside = client(dns, EnumSet.of(Reach.PUBLIC, Reach.INSIDE));
    }

    /** Two clients with separate pools: a connection that the allow-list permitted never serves another host. */
    private static OkHttpClient client(Dns dns, Set<Reach> reach) {
        return new OkHttpClient.Builder().socketFactory(new GuardedSocketFactory(reach)).dns(dns).proxy(Proxy.NO_PROXY)
                .followRedirects(false).followSslRedirects(false).retryOnConnectionFailure(false)
                // HTTP/2 would share one connection among hosts of one certificate, past the check at the socket,
                // and bring refusals (REFUSED_STREAM, GOAWAY) that leave open whether a request was taken.
                .protocols(List.of(Protocol.HTTP_1_1))
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, 20, TimeUnit.SECONDS))
                .connectTimeout(Duration.ofSeconds(10)).readTimeout(Duration.ZERO).writeTimeout(Duration.ZERO)
                .addNetworkInterceptor(SendWatch::once)
                .eventListenerFactory(call -> {
                    var watch = call.request().tag(SendWatch.class);
                    return watch == null ? EventListener.NONE : watch;
                }).build();
    }

    /**
     * Makes a call that has an effect, once: no redirect is followed and nothing is repeated.
     *
     * @param timeout for the whole call, connection and body included
     * @param aboutToSend run when the connection stands and nothing is written; if it throws, nothing is sent
     */
    public Sending call(Request request, Duration timeout, Runnable aboutToSend) {
        var watch = new SendWatch(aboutToSend);
        try {
            rule.check(request.url(), Purpose.PUBLISH);
            var answer = exchange(request.newBuilder().tag(SendWatch.class, watch).build(), timeout, ANSWER_CAP);
            // A success whose text broke off does not say what was made; a refusal is one whatever its text.
            return answer.successful() && answer.cut()
                    ? new Sending.Unknown(new IOException("the answer broke off or is too long"))
                    : new Sending.Answered(answer);
        } catch (IOException e) {
            return watch.begun() ? new Sending.Unknown(e) : new Sending.NotSent(e);
        }
    }

    /** Reads or asks, at most {@link #ANSWER_CAP} bytes. Follows redirects of GET and HEAD only. */
    public RemoteAnswer read(Request request, Duration timeout) throws IOException {
        return read(request, timeout, ANSWER_CAP);
    }

    public RemoteAnswer read(Request request, Duration timeout, long cap) throws IOException {
        var deadline = System.nanoTime() + timeout.toNanos();
        var next = request;
        for (int hop = 0;; hop++) {
            rule.check(next.url(), Purpose.READ);
            rule.checkCredentials(next);
            var answer = exchange(next, remaining(deadline), cap);
            var onward = Redirect.of(next, answer);
            if (onward.isEmpty()) {
                return answer;
            }
            if (hop == REDIRECTS) {
                throw new RefusedAddressException("more than %d redirects from %s".formatted(REDIRECTS,
                        request.url().host()));
            }
            next = onward.get();
        }
    }

    /**
     * Copies a body to {@code out} as it comes.
     *
     * @return the answer without its body; nothing was copied unless it is successful
     * @throws IOException also when the body is longer than {@code cap}
     */
    public RemoteAnswer download(Request request, Duration timeout, long cap, OutputStream out) throws IOException {
        var deadline = System.nanoTime() + timeout.toNanos();
        var next = request;
        for (int hop = 0; hop <= REDIRECTS; hop++) {
            rule.check(next.url(), Purpose.READ);
            rule.checkCredentials(next);
            try (var response = open(next, remaining(deadline))) {
                var answer = new RemoteAnswer(next.url(), response.code(), response.headers(), new byte[0], false);
                var onward = Redirect.of(next, answer);
                if (onward.isEmpty()) {
                    if (answer.successful()) {
                        Bodies.copy(response, cap, out);
                    }
                    return answer;
                }
                next = onward.get();
            }
        }
        throw new RefusedAddressException("more than %d redirects from %s".formatted(REDIRECTS, request.url().host()));
    }

    private RemoteAnswer exchange(Request request, Duration timeout, long cap) throws IOException {
        try (var response = open(request, timeout)) {
            var kept = new Buffer();
            var cut = Bodies.keep(response, cap, kept);
            return new RemoteAnswer(request.url(), response.code(), response.headers(), kept.readByteArray(), cut);
        }
    }

    private Response open(Request request, Duration timeout) throws IOException {
        var client = rule.allows(request.url()) ? inside : outside;
        var reads = request.tag(SendWatch.class) == null && Redirect.reads(request);
        var call = (reads ? client.newBuilder().retryOnConnectionFailure(true).build() : client).newCall(request);
        call.timeout().timeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
        return call.execute();
    }

    private static Duration remaining(long deadline) throws IOException {
        var left = deadline - System.nanoTime();
        if (left <= 0) {
            throw new InterruptedIOException("timeout");
        }
        return Duration.ofNanos(Math.max(left, 1_000_000));
    }

    @Override
    public void close() {
        outside.connectionPool().evictAll();
        inside.connectionPool().evictAll();
        outside.dispatcher().executorService().shutdown();
        inside.dispatcher().executorService().shutdown();
    }
}
