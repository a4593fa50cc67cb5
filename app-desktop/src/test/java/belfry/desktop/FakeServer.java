package belfry.desktop;

import belfry.core.network.ConnectField;
import belfry.core.network.ConnectKind;
import belfry.core.post.DeliveryState;
import belfry.core.problem.Problem;
import belfry.core.problem.Severity;
import belfry.core.wire.ApiKeyView;
import belfry.core.wire.ChannelEdit;
import belfry.core.wire.ChannelHealth;
import belfry.core.wire.ChannelView;
import belfry.core.wire.ConnectFinish;
import belfry.core.wire.ConnectRequest;
import belfry.core.wire.ConnectStart;
import belfry.core.wire.EventView;
import belfry.core.wire.HealthView;
import belfry.core.wire.IncidentView;
import belfry.core.wire.LampState;
import belfry.core.wire.Login;
import belfry.core.wire.MemberView;
import belfry.core.wire.NetworkView;
import belfry.core.wire.NewApiKey;
import belfry.core.wire.Page;
import belfry.core.wire.DependencyView;
import belfry.core.wire.DoctorReport;
import belfry.core.wire.LogPage;
import belfry.core.wire.ProbeResult;
import belfry.core.wire.ProcessAction;
import belfry.core.wire.ProcessCommand;
import belfry.core.wire.ProcessStatus;
import belfry.core.wire.ProcessView;
import belfry.core.wire.QueueView;
import belfry.core.wire.CountView;
import belfry.core.wire.DeliveryExplanation;
import belfry.core.wire.DeliveryView;
import belfry.core.wire.ExplanationView;
import belfry.core.wire.FindingView;
import belfry.core.wire.MovePost;
import belfry.core.wire.NewDelivery;
import belfry.core.wire.PartText;
import belfry.core.wire.PostDraft;
import belfry.core.wire.PostMode;
import belfry.core.wire.PostView;
import belfry.core.wire.PreflightView;
import belfry.core.wire.RemovalView;
import belfry.core.wire.SessionView;
import belfry.core.wire.SlotView;
import belfry.core.wire.Wire;
import belfry.core.wire.WorkspaceEdit;
import belfry.core.wire.WorkspaceView;
import belfry.core.workspace.Role;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A server of the contract's shape, held in memory, for tests of the frame and its screens. */
public final class FakeServer implements AutoCloseable {
    public static final String PASSWORD = "correct horse battery staple";
    private static final Instant START = Instant.parse("2026-11-23T09:00:00Z");

    private final Map<String, Function<Asked, Answer>> routes = new ConcurrentHashMap<>();
    private final List<OutputStream> listeners = new CopyOnWriteArrayList<>();
    public final List<String> asked = new CopyOnWriteArrayList<>();
    public final List<ChannelView> channels = new CopyOnWriteArrayList<>();
    public final List<IncidentView> incidents = new CopyOnWriteArrayList<>();
    public final List<PostView> posts = new CopyOnWriteArrayList<>();
    public final List<ProcessView> processes = new CopyOnWriteArrayList<>();
    public final List<ProcessCommand> commands = new CopyOnWriteArrayList<>();
    public final List<String> remedies = new CopyOnWriteArrayList<>();
    public final List<String> logLines = new CopyOnWriteArrayList<>();
    public final List<ApiKeyView> keys = new CopyOnWriteArrayList<>();
    public final List<MemberView> members = new CopyOnWriteArrayList<>();
    public volatile WorkspaceView workspace = new WorkspaceView(id(1), "Bakery Berlin", "Europe/Berlin", 60, Role.OWNER,
            3);
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

    public FakeServer() {
        try {
            http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        port = http.getAddress().getPort();
        session();
        channelRoutes();
        health();
        postRoutes();
        workspaceRoutes();
        serve();
    }

    private void serve() {
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", this::handle);
        http.start();
    }

    public String address() {
        return "http://127.0.0.1:" + port;
    }

    public static UUID id(int number) {
        return new UUID(0x7000, number);
    }

    /** Answers a method and path ({@code GET /channels}); a last segment {@code *} stands for anything. */
    public void on(String route, Function<Asked, Answer> answer) {
        routes.put(route, answer);
    }

    private static Answer ok(Object body) {
        return new Answer(200, body);
    }

    private void session() {
        on("POST /login", asked -> asked.read(Login.class).password().equals(PASSWORD)
                ? ok(sessionView(token))
                : new Answer(401, Problem.error("login-wrong", "Email or password is wrong",
                        "No account has both", "Check both, also Caps Lock")));
        on("GET /session", _ -> ok(sessionView(null)));
        on("GET /networks", _ -> ok(networks()));
        on("GET /stuck", _ -> ok(List.of()));
    }

    private SessionView sessionView(@org.jspecify.annotations.Nullable String withToken) {
        return new SessionView(withToken, id(9), "Anna", List.of(workspace), "0.1.0");
    }

    private static List<NetworkView> networks() {
        return List.of(
                new NetworkView("bluesky", "Bluesky", ConnectKind.FIELDS, List.of(
                        new ConnectField("identifier", "Handle", "Such as anna.bsky.social", false, true),
                        new ConnectField("password", "App password", "Made under Settings > App passwords", true,
                                true)),
                        300, "graphemes", 4, List.of("image/jpeg"), true),
                new NetworkView("localfeed", "Local feed", ConnectKind.NONE, List.of(), 5000, "characters", 4,
                        List.of("image/jpeg"), true),
                new NetworkView("mastodon", "Mastodon", ConnectKind.OAUTH, List.of(
                        new ConnectField("baseUrl", "Instance", "Where the account lives", false, true)), 500,
                        "characters", 4, List.of("image/jpeg"), true),
                new NetworkView("telegram", "Telegram", ConnectKind.FIELDS, List.of(
                        new ConnectField("token", "Bot token", "From @BotFather", true, true),
                        new ConnectField("chat", "Channel", "Its @name", false, true)), 4096, "characters", 10,
                        List.of("image/jpeg"), false));
    }

    public static ChannelView channel(int number, String network, String name, ChannelHealth health) {
        var problem = health == ChannelHealth.OK
                ? null
                : Problem.error("channel-reauthorise",
                        name + " no longer lets Belfry in", "The app password was revoked on the network",
                        "Reconnect it with a fresh app password", "Posts wait until then; none is lost");
        return new ChannelView(id(100 + number), network, name, "@" + name.toLowerCase().replace(' ', '.'), null, null,
                health, problem, false, null, null, List.of(new SlotView(1, LocalTime.of(9, 0)),
                        new SlotView(3, LocalTime.of(9, 0))),
                number * 3L, null, Map.of("account", "did:plc:" + number), 1);
    }

    private void channelRoutes() {
        channels.add(channel(1, "bluesky", "Bakery", ChannelHealth.OK));
        channels.add(channel(2, "mastodon", "Bakery Berlin", ChannelHealth.EXPIRING));
        channels.add(channel(3, "telegram", "Bread news", ChannelHealth.REAUTHORISE));
        channels.add(channel(0, "localfeed", "Local feed", ChannelHealth.OK));
        on("GET /channels", _ -> ok(channels));
        on("POST /channels", asked -> connect(asked.read(ConnectRequest.class)));
        on("POST /channels/oauth",
                _ -> ok(new ConnectStart("https://mastodon.example/oauth/authorize?x=1", "state-1")));
        on("POST /channels/oauth/finish", asked -> finish(asked.read(ConnectFinish.class)));
        on("POST /channels/check/*", asked -> ok(find(asked)));
        on("GET /channels/removal/*", _ -> ok(new RemovalView(3, 1, List.of())));
        on("PATCH /channels/*", this::edit);
        on("DELETE /channels/*", asked -> {
            channels.remove(find(asked));
            return new Answer(204, "");
        });
    }

    private Answer connect(ConnectRequest request) {
        if (request.fields().getOrDefault("password", "fine").equals("wrong")) {
            return new Answer(422, Problem.error("login-refused", "Bluesky refused the app password",
                    "It does not belong to this handle", "Make a new app password").at("/fields/password"));
        }
        var made = channel(50 + channels.size(), request.network(),
                request.name() == null
                        ? request.fields().getOrDefault("identifier", request.network())
                        : request.name(),
                ChannelHealth.OK);
        channels.add(made);
        return new Answer(201, made);
    }

    private Answer finish(ConnectFinish finish) {
        if (!finish.code().equals("good-code")) {
            return new Answer(422, Problem.error("code-refused", "Mastodon did not take the code",
                    "It has expired or was copied in part", "Open the browser again and copy all of it"));
        }
        var made = channel(60, "mastodon", "Anna at Mastodon", ChannelHealth.OK);
        channels.add(made);
        return new Answer(201, made);
    }

    private ChannelView find(Asked asked) {
        return channels.stream().filter(channel -> asked.path().contains(channel.id().toString())).findFirst()
                .orElseThrow();
    }

    private Answer edit(Asked asked) {
        var old = find(asked);
        var change = asked.read(ChannelEdit.class);
        var edited = new ChannelView(old.id(), old.network(), change.name() == null ? old.name() : change.name(),
                old.handle(), null, null, old.health(), old.problem(),
                change.disabled() == null ? old.disabled() : change.disabled(), null, null,
                change.slots() == null ? old.slots() : change.slots(), old.queued(), null, old.facts(),
                old.version() + 1);
        if (!asked.ifMatch().equals("\"" + old.version() + "\"")) {
            return new Answer(412, conflict(old));
        }
        channels.set(channels.indexOf(old), edited);
        return ok(edited);
    }

    /** A refusal as the server words it when somebody else was faster. */
    public static Map<String, Object> conflict(Object current) {
        return Map.of("code", "channel-changed", "summary", "Somebody else changed it meanwhile", "cause",
                "Your change was based on an older version", "severity", Severity.ERROR, "remedy",
                List.of("Look at what stands there now and change it again"), "current", current);
    }

    private void postRoutes() {
        on("GET /posts", _ -> ok(new Page<>(posts, null)));
        on("POST /posts", asked -> {
            var draft = asked.read(PostDraft.class);
            var made = written(FakeServer.id(1000 + posts.size()), draft, 1);
            posts.add(made);
            return new Answer(201, made);
        });
        on("PUT /posts/*", asked -> {
            var old = post(asked);
            if (!asked.ifMatch().equals("\"" + old.version() + "\"")) {
                return new Answer(412, conflict(old));
            }
            var changed = written(old.id(), asked.read(PostDraft.class), old.version() + 1);
            posts.set(posts.indexOf(old), changed);
            return ok(changed);
        });
        on("GET /posts/*", asked -> ok(post(asked)));
        on("DELETE /posts/*", asked -> {
            posts.remove(post(asked));
            return new Answer(204, "");
        });
        on("POST /posts/preflight", asked -> ok(preflight(asked.read(PostDraft.class))));
        on("POST /posts/move/*", asked -> {
            var old = post(asked);
            if (!asked.ifMatch().equals("\"" + old.version() + "\"")) {
                return new Answer(412, conflict(old));
            }
            var moved = due(old, asked.read(MovePost.class).dueAt(), old.version() + 1);
            posts.set(posts.indexOf(old), moved);
            return ok(moved);
        });
        on("GET /posts/explain/*", asked -> ok(new ExplanationView(post(asked).id(), List.of(new DeliveryExplanation(
                id(1), "Bakery", post(asked).state(), "It waits for its time.", null, List.of())))));
    }

    private PostView post(Asked asked) {
        return posts.stream().filter(post -> asked.path().contains(post.id().toString())).findFirst().orElseThrow();
    }

    public static PostView due(PostView post, Instant at, long version) {
        return new PostView(post.id(), at, post.zone(), post.state(), post.excerpt(), post.source(), post.author(),
                post.parts(), post.deliveries(), post.createdAt(), post.updatedAt(), version);
    }

    private PostView written(UUID id, PostDraft draft, long version) {
        var state = draft.mode() == PostMode.DRAFT ? DeliveryState.DRAFT : DeliveryState.QUEUED;
        return post(id, draft.parts().getFirst().text(), draft.dueAt(), state, draft.parts(),
                draft.deliveries().stream().map(NewDelivery::channelId).toList(), version);
    }

    public PostView post(UUID id, String text, @org.jspecify.annotations.Nullable Instant due, DeliveryState state,
            List<PartText> parts, List<UUID> to, long version) {
        var deliveries = channels.stream().filter(channel -> to.contains(channel.id()))
                .map(channel -> new DeliveryView(UUID.nameUUIDFromBytes((id + channel.name()).getBytes(
                        StandardCharsets.UTF_8)), id, channel.id(), channel.network(), channel.name(), state, due,
                        null, null, null, null, null, null, 0, 1, Map.of(), List.of()))
                .toList();
        return new PostView(id, due, "Europe/Berlin", state, text, "console", "Anna", parts, deliveries, START, START,
                version);
    }

    private PreflightView preflight(PostDraft draft) {
        var used = draft.parts().getFirst().text().length();
        var counts = draft.deliveries().stream()
                .map(delivery -> new CountView(delivery.channelId(), 0, used, 300, "graphemes")).toList();
        var findings = used <= 300
                ? List.<FindingView>of()
                : draft.deliveries().stream().map(delivery -> new FindingView(Problem.error("post-too-long",
                        "The text is %d too long".formatted(used - 300), "Bluesky takes 300 graphemes",
                        "Shorten it, or give the channel its own text").at("/parts/0/text"), delivery.channelId()))
                        .toList();
        return new PreflightView(findings, counts);
    }

    private void health() {
        on("GET /health", _ -> ok(new HealthView("All well", LampState.UP, "0.1.0", List.of(), incidents.size(), 3,
                START.plusSeconds(600))));
        on("GET /incidents", _ -> ok(new Page<>(incidents, null)));
        on("GET /dependencies", _ -> ok(List.of(
                new DependencyView("PostgreSQL", LampState.UP, 2L, START, START, "18.6, embedded", null),
                new DependencyView("Redis", LampState.UP, 1L, START, START, "6.2.11, embedded", null),
                new DependencyView("Temporal", LampState.DEGRADED, 40L, START, START, "in the process itself", null),
                new DependencyView("Bluesky", LampState.UP, 210L, START, START, "last call 2 min ago", null),
                new DependencyView("Telegram", LampState.DOWN, null, START, START, "no answer since 09:14",
                        Problem.error("network-away", "Telegram does not answer", "Its API times out",
                                "Wait; posts are held and go out by themselves")))));
        on("GET /queues", _ -> ok(List.of(
                new QueueView("publish-bluesky", 2, START, 0L, null, 0, 3, "Temporal", null),
                new QueueView("publish-telegram", 0, null, 12L, START, 12, 4, "Belfry's own facts",
                        "this Temporal cannot describe queues"))));
        on("GET /doctor", _ -> ok(new DoctorReport(LampState.DEGRADED, List.of(
                new ProbeResult("postgres", LampState.UP, "18.6 answers in 2 ms", List.of()),
                new ProbeResult("redis-policy", LampState.DEGRADED, "may evict sessions", List.of(Problem.warning(
                        "redis-evicts", "Redis may throw away sessions", "maxmemory-policy is allkeys-lru",
                        "Set maxmemory-policy to noeviction")))))));
        on("GET /processes", _ -> ok(processes));
        on("POST /processes/*", this::command);
        on("GET /processes/log/*", asked -> ok(log(asked.query())));
        on("POST /remedies/*", asked -> {
            remedies.add(asked.path().substring(asked.path().lastIndexOf('/') + 1));
            return new Answer(204, "");
        });
        processes.add(process(1, "orchestrator-1", ProcessStatus.ONLINE, null));
        processes.add(process(2, "orchestrator-2", ProcessStatus.LAUNCHING, Instant.now().plusSeconds(120)));
        processes.add(process(3, "server", ProcessStatus.ONLINE, null));
        processes.add(process(4, "orchestrator", ProcessStatus.GHOST, null));
        processes.add(process(5, "media", ProcessStatus.STOPPED, null));
    }

    public static ProcessView process(int number, String name, ProcessStatus status,
            @org.jspecify.annotations.Nullable Instant graceUntil) {
        return new ProcessView(id(400 + number), name, name.startsWith("orchestrator") ? "orchestrator" : name,
                "bakery-1", 4000L + number, "0.1.0", status, Instant.now().minusSeconds(3600L * number), START,
                number - 1, 0, 1.5 * number, 90_000_000L + number * 7_000_000L, number == 3 ? 8420 : null, null,
                graceUntil, List.of(1.0, 3.0, 2.0, 5.0, 1.5 * number), List.of(80L, 85L, 90L, 91L));
    }

    private Answer command(Asked asked) {
        var wanted = asked.read(ProcessCommand.class);
        var old = processes.stream().filter(known -> asked.path().contains(known.id().toString())).findFirst()
                .orElseThrow();
        var grace = old.graceUntil();
        if (wanted.action() == ProcessAction.RESTART && grace != null && !wanted.force()) {
            return new Answer(422, Problem.error("launch-grace", "It is still starting", "It has until " + grace,
                    "Wait"));
        }
        commands.add(wanted);
        var status = wanted.action() == ProcessAction.STOP ? ProcessStatus.STOPPED : ProcessStatus.LAUNCHING;
        var changed = new ProcessView(old.id(), old.name(), old.role(), old.host(), old.pid(), old.version(), status,
                old.startedAt(), old.readyAt(), old.restarts(), 0, null, null, old.port(), null, null, List.of(),
                List.of());
        processes.set(processes.indexOf(old), changed);
        return ok(changed);
    }

    /** The query's cursor is the number of lines that are known. */
    private LogPage log(String query) {
        var known = 0;
        var words = "";
        for (var pair : query.split("&")) {
            known = pair.startsWith("cursor=") ? Integer.parseInt(pair.substring(7)) : known;
            words = pair.startsWith("q=") ? pair.substring(2) : words;
        }
        var fits = words;
        return new LogPage(logLines.stream().skip(known).filter(line -> line.contains(fits)).toList(),
                String.valueOf(logLines.size()));
    }

    public static IncidentView incident(int number, Severity severity, String summary) {
        return new IncidentView(id(200 + number), "code-" + number, "subject", severity, summary, "cause", List.of(),
                List.of(), List.of(), START, START, null, null, List.of());
    }

    private void workspaceRoutes() {
        members.add(new MemberView(id(9), "Anna Bauer", "anna@bakery.example", Role.OWNER, START));
        members.add(new MemberView(id(10), "Ben Koch", "ben@bakery.example", Role.EDITOR, START));
        keys.add(new ApiKeyView(id(300), "Backup script", "blf_3f9a", Role.OPERATOR, START, START, null, null));
        on("GET /workspace", _ -> ok(workspace));
        on("PATCH /workspace", asked -> {
            var edit = asked.read(WorkspaceEdit.class);
            var now = workspace;
            workspace = new WorkspaceView(now.id(), edit.name() == null ? now.name() : edit.name(),
                    edit.zone() == null ? now.zone() : edit.zone(),
                    edit.lateWindowMinutes() == null ? now.lateWindowMinutes() : edit.lateWindowMinutes(), now.role(),
                    now.version() + 1);
            return ok(workspace);
        });
        on("GET /members", _ -> ok(members));
        on("GET /keys", _ -> ok(keys));
        on("POST /keys", asked -> {
            var wanted = asked.read(NewApiKey.class);
            var made = new ApiKeyView(id(301), wanted.name(), "blf_77aa", wanted.role(), START, null,
                    wanted.expiresAt(), "blf_77aa-shown-once");
            keys.add(made);
            return new Answer(201, made);
        });
        on("DELETE /keys/*", asked -> {
            keys.removeIf(key -> asked.path().contains(key.id().toString()));
            return new Answer(204, "");
        });
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
        var body = answer.body() instanceof String text
                ? text.getBytes(StandardCharsets.UTF_8)
                : Wire.json().writeValueAsBytes(answer.body());
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
                var event = Wire.json().writeValueAsString(new EventView(events, kind, subject, 1, START));
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
