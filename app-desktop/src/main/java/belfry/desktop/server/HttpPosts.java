package belfry.desktop.server;

import belfry.core.wire.ExplanationView;
import belfry.core.wire.DeliveryHistory;
import belfry.core.wire.LedgerRow;
import belfry.core.wire.MovePost;
import belfry.core.wire.Page;
import belfry.core.wire.PostDraft;
import belfry.core.wire.PostView;
import belfry.core.wire.PreflightView;
import com.fasterxml.jackson.core.type.TypeReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** {@link PostApi} over HTTP. */
final class HttpPosts implements PostApi {
    private static final String PAGE = "500";

    private final ServerClient client;

    /** The answer to the question for the next free slot. */
    private record Slot(Instant at) {}

    HttpPosts(ServerClient client) {
        this.client = client;
    }

    @Override
    public Page<PostView> list(Map<String, String> query) throws ServerException, InterruptedException {
        return client.get("/posts", query, new TypeReference<Page<PostView>>() {});
    }

    @Override
    public List<PostView> between(Instant from, Instant to, Map<String, String> filter)
            throws ServerException, InterruptedException {
        var query = new HashMap<>(filter);
        query.put("from", from.toString());
        query.put("to", to.toString());
        query.putIfAbsent("limit", PAGE);
        var posts = new ArrayList<PostView>();
        for (var next = ""; next != null;) {
            query.put("cursor", next);
            var page = list(query);
            posts.addAll(page.items());
            next = page.next();
        }
        return posts;
    }

    @Override
    public PostView get(UUID id) throws ServerException, InterruptedException {
        return client.get("/posts/" + id, PostView.class);
    }

    @Override
    public PostView create(PostDraft draft, UUID idempotencyKey) throws ServerException, InterruptedException {
        return client.post("/posts", draft, idempotencyKey, PostView.class);
    }

    @Override
    public PostView replace(UUID id, PostDraft draft, long version) throws ServerException, InterruptedException {
        return client.write("PUT", "/posts/" + id, draft, version, PostView.class);
    }

    @Override
    public PostView move(UUID id, Instant dueAt, long version) throws ServerException, InterruptedException {
        return client.write("POST", "/posts/" + id + "/move", new MovePost(dueAt), version, PostView.class);
    }

    @Override
    public PostView publishNow(UUID id) throws ServerException, InterruptedException {
        return client.post("/posts/" + id + "/publish-now", Map.of(), PostView.class);
    }

    @Override
    public PostView cancel(UUID id) throws ServerException, InterruptedException {
        return client.post("/posts/" + id + "/cancel", Map.of(), PostView.class);
    }

    @Override
    public void delete(UUID id) throws ServerException, InterruptedException {
        client.send("DELETE", "/posts/" + id, null);
    }

    @Override
    public PostView restore(UUID id) throws ServerException, InterruptedException {
        return client.post("/posts/" + id + "/restore", Map.of(), PostView.class);
    }

    @Override
    public PreflightView preflight(PostDraft draft) throws ServerException, InterruptedException {
        return client.post("/posts/preflight", draft, PreflightView.class);
    }

    @Override
    public ExplanationView explain(UUID id) throws ServerException, InterruptedException {
        return client.get("/posts/" + id + "/explain", ExplanationView.class);
    }

    @Override
    public List<DeliveryHistory> history(UUID id) throws ServerException, InterruptedException {
        return client.get("/posts/" + id + "/history", Map.of(), new TypeReference<List<DeliveryHistory>>() {});
    }

    @Override
    public List<LedgerRow> ledger(UUID id) throws ServerException, InterruptedException {
        return client.get("/posts/" + id + "/ledger", Map.of(), new TypeReference<List<LedgerRow>>() {});
    }

    @Override
    public Instant nextSlot(Collection<UUID> channels, Instant after) throws ServerException, InterruptedException {
        var ids = channels.stream().map(UUID::toString).collect(Collectors.joining(","));
        return client.get("/slots/next", Map.of("channels", ids, "after", after.toString()), Slot.class).at();
    }
}
