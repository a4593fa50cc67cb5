package belfry.server.http;

import belfry.core.problem.Problem;
import belfry.core.secret.Secret;
import belfry.core.workspace.Permission;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/v1/events}: the stream of what changes, resumable by {@code Last-Event-ID}. */
public final class EventRoutes implements Routes {
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private final EventHub hub;
    private final Doorkeeper doorkeeper;
    private final Duration heartbeat;

    public EventRoutes(EventHub hub, Doorkeeper doorkeeper) {
        this(hub, doorkeeper, HEARTBEAT);
    }

    EventRoutes(EventHub hub, Doorkeeper doorkeeper, Duration heartbeat) {
        this.hub = hub;
        this.doorkeeper = doorkeeper;
        this.heartbeat = heartbeat;
    }

    @Override
    public void register(RouteTable table) {
        table.get("/events", Permission.READ_POSTS, this::stream);
    }

    private Answer stream(Request request) {
        var last = request.header("Last-Event-ID").or(() -> request.query("lastEventId")).map(EventRoutes::number);
        var workspace = request.workspace();
        var reader = new EventReader(workspace, heartbeat);
        return Answer.stream("text/event-stream", out -> {
            // First the reader, then the past: what happens between the two is heard twice rather than not at all.
            hub.add(reader);
            try {
                @Nullable
                Optional<List<EventTable.Row>> missed = last.isEmpty()
                        ? null
                        : hub.table().missed(workspace, last.get());
                reader.write(out, missed, hub.table().newest(), () -> welcome(request));
            } finally {
                hub.remove(reader);
            }
        });
    }

    /** A session that ended, or a member who was removed, hears nothing more. */
    private boolean welcome(Request request) {
        return request.header("Authorization").map(header -> header.substring("Bearer ".length()).strip())
                .flatMap(token -> doorkeeper.identify(Secret.of(token)))
                .flatMap(identity -> identity.in(request.workspace()))
                .filter(actor -> actor.may(Permission.READ_POSTS)).isPresent();
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw new Refused(400, Problem.error("event-id-wrong", "The id of the last event is not understood",
                    "Last-Event-ID is not a number that this stream gave",
                    "Send the id of the last event, or none to begin now").at("Last-Event-ID"));
        }
    }
}
