package belfry.desktop.server;

import belfry.core.problem.Problem;
import belfry.core.wire.EventView;
import belfry.core.wire.Wire;
import belfry.desktop.fx.Background;
import belfry.desktop.fx.Coalesce;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.util.Subscription;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okio.BufferedSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What changes on the server, as it changes: one stream of server-sent events, reopened by itself from the last event
 * that was heard. Listeners get what came in 100 ms together, on the JavaFX thread.
 */
public final class EventStream implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventStream.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(250);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(8);
    private static final Duration LOST_AFTER = Duration.ofSeconds(5);
    /** The server sends a comment every few seconds; silence longer than this is a dead connection. */
    private static final Duration SILENCE = Duration.ofSeconds(45);

    private final ServerClient client;
    private final OkHttpClient http;
    private final Background background;
    private final InstantSource clock;
    private final Coalesce<EventView> gathered;
    private final List<Consumer<List<EventView>>> listeners = new CopyOnWriteArrayList<>();
    private final List<Runnable> reconnected = new CopyOnWriteArrayList<>();
    private final ReadOnlyObjectWrapper<ConnectionState> state = new ReadOnlyObjectWrapper<>(
            new ConnectionState.Connecting());
    private final Thread reader;
    private volatile boolean closed;
    private volatile @Nullable Call open;
    private String lastId = "";
    private Instant heard;
    private boolean hadBefore;

    public EventStream(ServerClient client, Background background, InstantSource clock) {
        this.client = client;
        this.background = background;
        this.clock = clock;
        http = client.http().newBuilder().readTimeout(SILENCE).callTimeout(Duration.ZERO).build();
        gathered = new Coalesce<>(background, batch -> listeners.forEach(listener -> listener.accept(batch)));
        heard = clock.instant();
        reader = Thread.ofVirtual().name("events").unstarted(this::keepReading);
    }

    public void start() {
        reader.start();
    }

    /** Hears changes until the subscription is closed. */
    public Subscription subscribe(Consumer<List<EventView>> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Told on the JavaFX thread when the stream is back after a break: what is shown may have missed something. */
    public Subscription onReconnect(Runnable refetch) {
        reconnected.add(refetch);
        return () -> reconnected.remove(refetch);
    }

    public ReadOnlyObjectProperty<ConnectionState> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /** Notes how long the last question took; shown while the stream is live. */
    public void latency(Duration measured) {
        if (state.get() instanceof ConnectionState.Live) {
            state.set(new ConnectionState.Live(measured));
        }
    }

    private void keepReading() {
        var wait = FIRST_WAIT;
        while (!closed) {
            var before = heard;
            try {
                readUntilItBreaks();
            } catch (IOException e) {
                lost(e);
            } catch (ServerException e) {
                refused(e.problem());
            } catch (InterruptedException e) {
                return;
            }
            wait = heard.isAfter(before) ? FIRST_WAIT : longer(wait);
            if (!pause(wait)) {
                return;
            }
        }
    }

    private static Duration longer(Duration wait) {
        var twice = wait.multipliedBy(2);
        return twice.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : twice;
    }

    private boolean pause(Duration wait) {
        try {
            TimeUnit.NANOSECONDS.sleep(wait.toNanos());
            return !closed;
        } catch (InterruptedException e) {
            return false;
        }
    }

    private void readUntilItBreaks() throws IOException, ServerException, InterruptedException {
        var request = new Request.Builder().url(client.url("/events", Map.of())).header("Accept", "text/event-stream");
        if (!lastId.isEmpty()) {
            request.header("Last-Event-ID", lastId);
        }
        try (var answer = client.stream(http, request, call -> open = call)) {
            live();
            var source = answer.body().source();
            while (!closed && readEvent(source)) {
                heard = clock.instant();
            }
        }
        throw new IOException("the stream ended");
    }

    private void live() {
        heard = clock.instant();
        var again = hadBefore;
        hadBefore = true;
        background.show(() -> {
            state.set(new ConnectionState.Live(Duration.ZERO));
            if (again) {
                reconnected.forEach(Runnable::run);
            }
        });
    }

    /** Reads up to the empty line that ends an event; false when the stream is over. */
    private boolean readEvent(BufferedSource source) throws IOException {
        var data = new StringBuilder();
        var id = lastId;
        for (var line = source.readUtf8Line(); line != null; line = source.readUtf8Line()) {
            if (line.isEmpty()) {
                deliver(id, data.toString());
                return true;
            }
            if (line.startsWith("data:")) {
                data.append(line.substring(5).strip());
            } else if (line.startsWith("id:")) {
                id = line.substring(3).strip();
            }
        }
        return false;
    }

    private void deliver(String id, String data) {
        lastId = id;
        if (data.isEmpty()) {
            return;
        }
        try {
            gathered.add(Wire.json().readValue(data, EventView.class));
        } catch (IOException e) {
            LOG.warn("An event could not be read: {}", e.getMessage());
        }
    }

    private void lost(IOException failure) {
        if (closed) {
            return;
        }
        LOG.debug("The event stream broke", failure);
        refused(Problems.unreachable(client.server().host() + ":" + client.server().port(), failure));
    }

    private void refused(Problem problem) {
        var since = heard;
        var lost = Duration.between(since, clock.instant()).compareTo(LOST_AFTER) > 0;
        background.show(() -> state.set(lost
                ? new ConnectionState.Lost(since, problem)
                : new ConnectionState.Stale(since)));
    }

    @Override
    public void close() {
        closed = true;
        var running = open;
        if (running != null) {
            running.cancel();
        }
        reader.interrupt();
    }
}
