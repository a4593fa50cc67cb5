package belfry.desktop.server;

import belfry.core.wire.ExplanationView;
import belfry.core.wire.DeliveryHistory;
import belfry.core.wire.LedgerRow;
import belfry.core.wire.Page;
import belfry.core.wire.PostDraft;
import belfry.core.wire.PostView;
import belfry.core.wire.PreflightView;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Posts on the server. All calls block. */
public interface PostApi {
    /** One page of posts; the query's names: from, to, channel, network, state, q, cursor, limit. */
    Page<PostView> list(Map<String, String> query) throws ServerException, InterruptedException;

    /** All posts due in a range, page after page. */
    List<PostView> between(Instant from, Instant to, Map<String, String> filter)
            throws ServerException, InterruptedException;

    PostView get(UUID id) throws ServerException, InterruptedException;

    /** Creates a post; with the same key it is created once, however often it is sent. */
    PostView create(PostDraft draft, UUID idempotencyKey) throws ServerException, InterruptedException;

    /** Replaces a post's content; refused with the current one when somebody else was faster. */
    PostView replace(UUID id, PostDraft draft, long version) throws ServerException, InterruptedException;

    PostView move(UUID id, Instant dueAt, long version) throws ServerException, InterruptedException;

    PostView publishNow(UUID id) throws ServerException, InterruptedException;

    PostView cancel(UUID id) throws ServerException, InterruptedException;

    void delete(UUID id) throws ServerException, InterruptedException;

    /** Takes back a cancel or delete. */
    PostView restore(UUID id) throws ServerException, InterruptedException;

    PreflightView preflight(PostDraft draft) throws ServerException, InterruptedException;

    ExplanationView explain(UUID id) throws ServerException, InterruptedException;

    /** Moves between states, delivery by delivery. */
    List<DeliveryHistory> history(UUID id) throws ServerException, InterruptedException;

    List<LedgerRow> ledger(UUID id) throws ServerException, InterruptedException;

    Instant nextSlot(Collection<UUID> channels, Instant after) throws ServerException, InterruptedException;
}
