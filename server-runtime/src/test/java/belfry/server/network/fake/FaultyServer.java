package belfry.server.network.fake;

import belfry.server.guard.HostPort;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves a fake network on loopback, over plain sockets so that a connection can be cut at any point. */
public final class FaultyServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FaultyServer.class);

    private final ServerSocket listener;
    private final FakeNetwork network;
    private final Queue<Fault> faults = new ConcurrentLinkedQueue<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Duration slowness = Duration.ofSeconds(1);

    public FaultyServer(FakeNetwork network) {
        this(network, 0);
    }

    /** @param port 0: any free one */
    public FaultyServer(FakeNetwork network, int port) {
        this.network = network;
        try {
            listener = new ServerSocket(port, 1024, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    public URI base() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** To be allowed in the guard. */
    public HostPort hostPort() {
        return new HostPort("127.0.0.1", listener.getLocalPort());
    }

    /** The next publishing calls meet these, in this order; those after them meet none. */
    public void next(Fault... ordered) {
        faults.addAll(List.of(ordered));
    }

    public void slowness(Duration time) {
        slowness = time;
    }

    /** Every request that arrived whole, in the order of arrival. */
    public List<Call> calls() {
        return List.copyOf(calls);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                var visitor = listener.accept();
                visitor.setTcpNoDelay(true);
                open.add(visitor);
                Thread.ofVirtual().start(() -> serve(visitor));
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(Socket visitor) {
        try (visitor) {
            var in = new BufferedInputStream(visitor.getInputStream());
            while (exchange(in, visitor.getOutputStream())) {
                visitor.getOutputStream().flush();
            }
        } catch (IOException | InterruptedException e) {
            LOG.debug("a visitor has gone, or the test is over", e);
        } finally {
            open.remove(visitor);
        }
    }

    /** @return whether the connection goes on */
    private boolean exchange(InputStream in, OutputStream out) throws IOException, InterruptedException {
        var arrived = RequestReader.read(in);
        if (arrived.isEmpty()) {
            return false;
        }
        var call = arrived.get();
        calls.add(call);
        var fault = network.publishes(call) ? faults.poll() : null;
        return switch (fault == null ? Fault.NONE : fault) {
            case NONE -> write(out, network.answer(call));
            case ERROR_BEFORE -> write(out, network.failure());
            case ERROR_AFTER -> done(call) && write(out, network.failure());
            case DROP_BEFORE -> false;
            case DROP_AFTER -> !done(call);
            case RATE_LIMIT -> write(out, network.tooMany());
            case SLOW -> late(out, network.answer(call));
            case SILENT -> done(call) && !await(Duration.ofDays(1));
            case PAGE_BEFORE -> write(out, page());
            case PAGE_AFTER -> done(call) && write(out, page());
            case TWICE -> done(call) && write(out, network.answer(call));
        };
    }

    private boolean done(Call call) {
        network.answer(call);
        return true;
    }

    private boolean late(OutputStream out, Reply reply) throws IOException, InterruptedException {
        return !await(slowness) && write(out, reply);
    }

    /** @return whether the server was closed meanwhile */
    private boolean await(Duration time) throws InterruptedException {
        return closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static Reply page() {
        return Reply.page(200, "<!doctype html><html><title>Please log in to the hotel network</title></html>");
    }

    private static boolean write(OutputStream out, Reply reply) throws IOException {
        var head = new StringBuilder("HTTP/1.1 ").append(reply.status()).append(" fake\r\n");
        head.append("Content-Type: ").append(reply.contentType()).append("\r\n");
        head.append("Content-Length: ").append(reply.body().length).append("\r\n");
        reply.headers().forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        out.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        out.write(reply.body());
        out.flush();
        return true;
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            listener.close();
            for (var visitor : open) {
                visitor.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
