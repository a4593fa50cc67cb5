package belfry.server.post;

import belfry.core.post.DeliveryState;
import belfry.core.problem.Problem;
import belfry.core.wire.MovePost;
import belfry.core.wire.PostDraft;
import belfry.core.wire.PostView;
import belfry.core.workspace.Permission;
import belfry.server.database.Database;
import belfry.server.http.Actor;
import belfry.server.http.Answer;
import belfry.server.http.Refused;
import belfry.server.http.Request;
import belfry.server.http.RouteTable;
import belfry.server.http.Routes;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** {@code /posts} and {@code /slots}: what people and scripts do with posts. */
public final class PostRoutes implements Routes {
    private static final int PAGE = 100;

    private final Database database;
    private final PostReading reading;
    private final PostWriting writing;
    private final PostCommands commands;
    private final PostChecks checks;
    private final NextSlots slots;

    public PostRoutes(Database database, PostReading reading, PostWriting writing, PostCommands commands,
            PostChecks checks, NextSlots slots) {
        this.database = database;
        this.reading = reading;
        this.writing = writing;
        this.commands = commands;
        this.checks = checks;
        this.slots = slots;
    }

    @Override
    public void register(RouteTable table) {
        table.get("/posts", Permission.READ_POSTS, this::list);
        table.post("/posts", Permission.WRITE_DRAFTS, this::create);
        table.post("/posts/preflight", Permission.READ_POSTS, this::preflight);
        table.get("/posts/{id}", Permission.READ_POSTS,
                request -> answer(reading.view(request.workspace(), request.pathId("id"))));
        table.put("/posts/{id}", Permission.WRITE_DRAFTS, request -> answer(writing.edit(request.who(),
                request.pathId("id"), request.neededVersion(), request.body(PostDraft.class))));
        table.post("/posts/{id}/move", Permission.WRITE_DRAFTS, request -> answer(commands.move(request.who(),
                request.pathId("id"), request.neededVersion(), request.body(MovePost.class).dueAt())));
        table.post("/posts/{id}/publish-now", Permission.PUBLISH,
                request -> answer(commands.publishNow(request.who(), request.pathId("id"))));
        table.post("/posts/{id}/cancel", Permission.PUBLISH,
                request -> answer(commands.cancel(request.who(), request.pathId("id"))));
        table.delete("/posts/{id}", Permission.WRITE_DRAFTS, this::remove);
        table.post("/posts/{id}/restore", Permission.PUBLISH,
                request -> answer(commands.restore(request.who(), request.pathId("id"))));
        table.get("/posts/{id}/explain", Permission.READ_POSTS,
                request -> Answer.json(reading.explain(request.workspace(), request.pathId("id"))));
        table.get("/posts/{id}/history", Permission.READ_POSTS,
                request -> Answer.json(reading.history(request.workspace(), request.pathId("id"))));
        table.get("/posts/{id}/ledger", Permission.READ_POSTS,
                request -> Answer.json(reading.ledger(request.workspace(), request.pathId("id"))));
        table.get("/slots/next", Permission.READ_POSTS, this::nextSlot);
    }

    private static Answer answer(PostView post) {
        return Answer.json(post).etag(post.version());
    }

    private Answer list(Request request) {
        var cursor = request.query("cursor").map(text -> PostCursor.parse(text)
                .orElseThrow(() -> wrong("cursor", "It is not one that a page of posts ended with")));
        return Answer.json(reading.list(new PostFilter(request.workspace(), request.queryInstant("from").orElse(null),
                request.queryInstant("to").orElse(null), request.queryId("channel").orElse(null),
                request.query("network").orElse(null), request.query("state").map(PostRoutes::state).orElse(null),
                request.query("q").orElse(null), cursor.orElse(null),
                request.query("order").map(PostRoutes::order).orElse(null),
                request.queryInt("limit", PAGE, 1, PostFilter.MOST))));
    }

    private Answer create(Request request) throws IOException {
        var created = writing.create(request.who(), request.body(PostDraft.class), request.header("Idempotency-Key"),
                source(request));
        var answer = Answer.created(RouteTable.API + "/posts/" + created.post().id(), created.post())
                .etag(created.post().version());
        return created.repeated() ? answer.header("Idempotent-Replay", "true") : answer;
    }

    private Answer preflight(Request request) throws IOException {
        var draft = request.body(PostDraft.class);
        return Answer.json(database.jdbi().withHandle(handle -> checks.view(handle, request.workspace(), draft,
                database.now())));
    }

    private Answer remove(Request request) {
        commands.remove(request.who(), request.pathId("id"));
        return Answer.noContent();
    }

    private Answer nextSlot(Request request) {
        List<UUID> channels = request.query("channels").map(list -> Arrays.stream(list.split(","))
                .map(PostRoutes::id).toList()).orElse(List.of());
        var after = request.queryInstant("after");
        return Answer.json(Map.of("at", database.jdbi().withHandle(handle -> slots.next(handle, request.workspace(),
                channels, after.orElseGet(database::now)))));
    }

    private static String source(Request request) {
        if (request.who().kind() == Actor.Kind.API_KEY) {
            return "api";
        }
        return request.header("X-Belfry-Source").filter("cli"::equals).orElse("console");
    }

    private static UUID id(String text) {
        try {
            return UUID.fromString(text.strip());
        } catch (IllegalArgumentException _) {
            throw wrong("channels", "\"%s\" is not an id".formatted(text));
        }
    }

    private static DeliveryState state(String name) {
        try {
            return DeliveryState.valueOf(name.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException _) {
            throw wrong("state", "\"%s\" is none of %s".formatted(name, Arrays.toString(DeliveryState.values())));
        }
    }

    private static PostFilter.Order order(String name) {
        return switch (name) {
            case "due" -> PostFilter.Order.DUE;
            case "-due" -> PostFilter.Order.DUE_DESC;
            case "newest" -> PostFilter.Order.NEWEST;
            default -> throw wrong("order", "\"%s\" is none of due, -due, newest".formatted(name));
        };
    }

    private static Refused wrong(String name, String cause) {
        return new Refused(400, Problem.error("parameter-wrong", "The parameter %s is not understood".formatted(name),
                cause, "Leave it out, or send one that is").at("?" + name));
    }
}
