package belfry.server.http;

import belfry.core.wire.Wire;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One client of the event stream (server-sent events as of the HTML standard). A slow one loses its place and is told to
 * start afresh; it never holds up the others.
 */
final class EventReader {
    private static final int ROOM = 512;
    private static final String RESET = "reset";

    private final UUID workspace;
    private final Duration heartbeat;
    private final BlockingQueue<EventTable.Row> waiting = new ArrayBlockingQueue<>(ROOM);
    private volatile boolean ended;
    private volatile boolean lost;

    EventReader(UUID workspace, Duration heartbeat) {
        this.workspace = workspace;
        this.heartbeat = heartbeat;
    }

    void offer(EventTable.Row row) {
        if (row.concerns(workspace) && !waiting.offer(row)) {
            lost = true;
        }
    }

    void end() {
        ended = true;
    }

    /**
     * Writes until the client hangs up, the hub closes, or the client is not welcome any more.
     *
     * @param missed what happened since the client's last event; empty: unknown; null: a client that is new
     */
    void write(OutputStream out, @Nullable Optional<List<EventTable.Row>> missed, long newest, BooleanSupplier welcome)
            throws IOException, InterruptedException {
        comment(out, "hello");
        var told = new HashSet<Long>();
        if (missed != null && missed.isPresent()) {
            for (var row : missed.get()) {
                event(out, row);
                told.add(row.event().id());
            }
            out.flush();
        } else if (missed != null) {
            reset(out, newest);
        }
        follow(out, told, newest, welcome);
    }

    private void follow(OutputStream out, Set<Long> told, long newest, BooleanSupplier welcome)
            throws IOException, InterruptedException {
        var beat = System.nanoTime();
        while (!ended) {
            var row = waiting.poll(Math.min(heartbeat.toMillis(), 500), TimeUnit.MILLISECONDS);
            if (lost) {
                lost = false;
                waiting.clear();
                reset(out, row == null ? newest : row.event().id());
            } else if (row != null && !told.contains(row.event().id())) {
                event(out, row);
                out.flush();
            }
            if (System.nanoTime() - beat >= heartbeat.toNanos()) {
                beat = System.nanoTime();
                if (!welcome.getAsBoolean()) {
                    return;
                }
                comment(out, "beat");
            }
        }
    }

    private static void event(OutputStream out, EventTable.Row row) throws IOException {
        var event = row.event();
        send(out, "id: %d\nevent: %s\ndata: %s\n\n".formatted(event.id(), event.kind(),
                Wire.json().writeValueAsString(event)));
    }

    /** The client fetches everything anew and goes on from here. */
    private static void reset(OutputStream out, long newest) throws IOException {
        send(out, "id: %d\nevent: %s\ndata: {}\n\n".formatted(newest, RESET));
        out.flush();
    }

    private static void comment(OutputStream out, String text) throws IOException {
        send(out, ": " + text + "\n\n");
        out.flush();
    }

    private static void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
