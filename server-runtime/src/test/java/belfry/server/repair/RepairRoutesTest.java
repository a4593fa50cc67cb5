package belfry.server.repair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.post.DeliveryState;
import belfry.core.wire.RepairAction;
import belfry.core.wire.RepairRequest;
import belfry.server.channel.ChannelTable;
import belfry.server.database.TestDatabase;
import belfry.server.post.ApiRig;
import belfry.server.post.NextSlots;
import belfry.server.post.PlainNetwork;
import belfry.server.post.PostStores;
import belfry.server.post.Samples;
import belfry.server.secret.Tokens;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepairRoutesTest {
    private static final Instant PASSED = Instant.now().minus(Duration.ofHours(3)).truncatedTo(ChronoUnit.SECONDS);
    private static final Instant LATER = Instant.now().plus(Duration.ofDays(2)).truncatedTo(ChronoUnit.SECONDS);
    @TempDir
    private static Path uploads = Path.of("");

    private final TestDatabase test = TestDatabase.create();
    private final UUID workspace = Samples.workspace(test.database());
    private final UUID channel = Samples.channel(test.database(), workspace, PlainNetwork.ID, "feed");
    private final ApiRig api = rig();

    private ApiRig rig() {
        var channels = new ChannelTable(test.database(), Samples.SEAL);
        var stores = PostStores.create();
        return new ApiRig(workspace, uploads, 1 << 20, List.of(
                ApiRig.postRoutes(test.database(), channels, PlainNetwork::find),
                new RepairRoutes(new StuckPosts(test.database()), new RepairService(test.database(), stores,
                        new NextSlots(channels, stores.posts()), new Tokens(new SecureRandom()), UUID::randomUUID))));
    }

    @AfterEach
    void end() {
        api.close();
        test.close();
    }

    @Test
    void stuckPostsAreGroupedByCauseWithTheBestRepair() {
        stuck(DeliveryState.MISSED);
        stuck(DeliveryState.MISSED);
        stuck(DeliveryState.UNCONFIRMED);
        stuck(DeliveryState.QUEUED);
        stuck(DeliveryState.PUBLISHED);
        stuck(DeliveryState.DRAFT);

        var groups = api.get("/stuck").json();

        assertEquals(3, groups.size(), groups.toString());
        assertEquals("missed", groups.at("/0/code").asText());
        assertEquals(2, groups.at("/0/deliveryIds").size());
        assertEquals("PUBLISH_NOW", groups.at("/0/best").asText());
        assertEquals(PASSED.toString(), groups.at("/0/since").asText());
        var best = groups.valueStream().filter(group -> group.path("code").asText().equals("unconfirmed")).findFirst()
                .orElseThrow().path("best").asText();
        assertEquals("MARK_PUBLISHED", best);
    }

    @Test
    void aPostThatNobodyTakesNamesTheIncidentThatHoldsItUpAndSinceWhen() {
        stuck(DeliveryState.QUEUED);
        assertEquals("orchestrator-away", api.get("/stuck").json().at("/0/code").asText());
        var opened = PASSED.plus(Duration.ofHours(1));
        test.database().jdbi().useHandle(handle -> handle.createUpdate("""
                insert into incident (code, subject, severity, summary, cause, remedies, opened_at)
                values ('due-unclaimed', 'publish-' || :network, 'CRITICAL', '1 post waits', 'The port is taken',
                        '[{"text": "End the ghost"}]', :opened)
                """).bind("network", PlainNetwork.ID).bind("opened", opened).execute());

        var group = api.get("/stuck").json().get(0);

        assertEquals("The port is taken", group.path("cause").asText());
        assertEquals("End the ghost", group.at("/remedy/0").asText());
        assertEquals(opened.toString(), group.path("since").asText());
    }

    @Test
    void aDryRunSaysExactlyWhatWouldHappenAndChangesNothing() {
        var missed = stuck(DeliveryState.MISSED);

        var dry = repair(RepairAction.RESCHEDULE, LATER, null, true, missed);

        assertEquals("QUEUED", dry.json().at("/rows/0/after").asText());
        assertEquals("feed", dry.json().at("/rows/0/channelName").asText());
        assertEquals(LATER.toString(), dry.json().at("/rows/0/dueAfter").asText());
        assertTrue(dry.json().at("/rows/0/done").asBoolean());
        assertTrue(dry.json().path("undoToken").isMissingNode());
        assertEquals("MISSED", state(missed));
        assertEquals(0, count("select count(*) from delivery_history"));
    }

    @Test
    void aRepairIsUndoneOnceAndEverythingIsAsItWas() {
        var failed = stuck(DeliveryState.FAILED);
        var other = stuck(DeliveryState.MISSED);
        var done = repair(RepairAction.RESCHEDULE, LATER, null, false, failed, other);
        var token = done.json().path("undoToken").asText();

        var undone = api.post("/repairs/" + token + "/undo", Map.of());

        assertEquals(200, undone.status(), undone.json().toString());
        assertEquals("FAILED", state(failed));
        assertEquals("MISSED", state(other));
        assertEquals(PASSED, due(failed));
        assertEquals(404, api.post("/repairs/" + token + "/undo", Map.of()).status());
    }

    @Test
    void whatWasPublishedMeanwhileIsNotUndone() {
        var missed = stuck(DeliveryState.MISSED);
        var token = repair(RepairAction.PUBLISH_NOW, null, null, false, missed).json().path("undoToken").asText();
        force(missed, DeliveryState.PUBLISHED);

        var undone = api.post("/repairs/" + token + "/undo", Map.of());

        assertFalse(undone.json().at("/rows/0/done").asBoolean());
        assertEquals("repair-not-undone", undone.json().at("/rows/0/problem/code").asText());
        assertEquals("PUBLISHED", state(missed));
    }

    @Test
    void anUnconfirmedPostIsSentAgainOnlyAfterAPersonLookedAndTheLedgerSaysSo() {
        var lost = stuck(DeliveryState.UNCONFIRMED);
        openCommit(lost, "UNKNOWN", 1);
        Assertions.assertThrows(UnableToExecuteStatementException.class, () -> openCommit(lost, "STARTED", 2));
        assertEquals("repair-not-possible",
                repair(RepairAction.REQUEUE, null, null, false, lost).json().at("/rows/0/problem/code").asText());
        assertEquals("repair-not-possible",
                repair(RepairAction.PUBLISH_NOW, null, null, false, lost).json().at("/rows/0/problem/code").asText());

        var retried = repair(RepairAction.RETRY_UNCONFIRMED, null, null, false, lost);

        assertEquals("QUEUED", retried.json().at("/rows/0/after").asText());
        assertTrue(retried.json().path("undoToken").isMissingNode());
        assertEquals(1, count("select count(*) from ledger where status = 'ABSENT'"
                + " and problem->>'code' = 'operator-decided'"));
        openCommit(lost, "STARTED", 2);
    }

    @Test
    void aPostMarkedAsPublishedKeepsItsAddressAndIsNeverSentAgain() {
        var lost = stuck(DeliveryState.UNCONFIRMED);
        openCommit(lost, "UNKNOWN", 1);

        var marked = repair(RepairAction.MARK_PUBLISHED, null, "https://social.example/@ada/1", false, lost);

        assertEquals("PUBLISHED", state(lost), marked.json().toString());
        assertEquals("https://social.example/@ada/1",
                text("select remote_url from delivery where id = '" + lost + "'"));
        assertEquals("DONE", text("select status from ledger"));
        assertEquals("PUBLISHED", text("select phase from part where delivery_id = '" + lost + "'"));
        Assertions.assertThrows(UnableToExecuteStatementException.class, () -> openCommit(lost, "STARTED", 2));
    }

    @Test
    void thePartThatIsFoundIsMarkedAndTheRestOfItsThreadGoesOn() {
        var thread = stuck(DeliveryState.UNCONFIRMED);
        openCommit(thread, "UNKNOWN", 1);
        test.database().jdbi().useHandle(handle -> handle.execute("""
                insert into part (delivery_id, position, text, idempotency_key)
                values (?, 1, 'the second', 'second'), (?, 2, 'the third', 'third')
                """, thread, thread));

        var marked = repair(RepairAction.MARK_PUBLISHED, null, "https://social.example/@ada/1", false, thread);

        assertEquals("QUEUED", state(thread), marked.json().toString());
        assertEquals("PUBLISHED WAITING WAITING", text("select string_agg(phase, ' ' order by position) from part"
                + " where delivery_id = '" + thread + "'"));
        assertEquals("DONE", text("select status from ledger"));
        assertTrue(marked.json().at("/rows/0/calls/1").asText().endsWith("not sent yet: 2"), marked.json().toString());
    }

    @Test
    void theAddressOfThePartThatIsFoundSaysWhatTheNextPartHangsBelow() {
        var thread = stuck(DeliveryState.UNCONFIRMED);
        test.database().jdbi().useHandle(handle -> handle.execute("update delivery set network = 'telegram'"));
        openCommit(thread, "UNKNOWN", 1);

        repair(RepairAction.MARK_PUBLISHED, null, "https://t.me/bakery/4711", false, thread);

        assertEquals("4711", text("select remote_id from part where delivery_id = '" + thread + "'"));
    }

    @Test
    void aCrowdThatIsQueuedAgainGoesOutOneAMinute() {
        var ids = List.of(stuck(DeliveryState.FAILED), stuck(DeliveryState.FAILED), stuck(DeliveryState.FAILED));

        repair(RepairAction.REQUEUE, null, null, false, ids.toArray(UUID[]::new));

        assertEquals(Duration.ofMinutes(2), Duration.between(due(ids.getFirst()), due(ids.getLast())));
        assertEquals(1, count("select count(*) from post p join delivery d on d.post_id = p.id where d.id = '"
                + ids.getLast() + "' and p.due_at = d.due_at"));
    }

    @Test
    void withoutATimeEachGetsTheNextFreeSlot() {
        var first = stuck(DeliveryState.MISSED);
        var second = stuck(DeliveryState.MISSED);

        repair(RepairAction.RESCHEDULE, null, null, false, first, second);

        assertTrue(due(first).isAfter(Instant.now()) && due(second).isAfter(due(first)));
    }

    @Test
    void oneThatCannotBeRepairedDoesNotStopTheOthers() {
        var missed = stuck(DeliveryState.MISSED);
        var out = stuck(DeliveryState.PUBLISHED);

        var rows = repair(RepairAction.CANCEL, null, null, false, out, missed).json().path("rows");

        assertFalse(rows.at("/0/done").asBoolean());
        assertEquals("PUBLISHED", state(out));
        assertEquals("CANCELLED", state(missed));
    }

    @Test
    void mistakesInARepairAreNamedAtTheirField() {
        var missed = stuck(DeliveryState.MISSED);

        assertEquals("repair-size-wrong", repair(RepairAction.CANCEL, null, null, false).code());
        assertEquals("post-in-the-past", repair(RepairAction.RESCHEDULE, PASSED, null, false, missed).code());
        assertEquals("/url", repair(RepairAction.MARK_PUBLISHED, null, "javascript:alert(1)", false, missed).field());
        assertEquals("url-for-many", repair(RepairAction.MARK_PUBLISHED, null, "https://a.example/1", false, missed,
                stuck(DeliveryState.MISSED)).code());
        assertEquals(404, repair(RepairAction.CANCEL, null, null, false, UUID.randomUUID()).status());
        assertEquals(404, api.post("/repairs", new RepairRequest(RepairAction.CANCEL, List.of(missed), null, null,
                false), "Authorization", "Bearer stranger " + Samples.workspace(test.database())).status());
        assertEquals(403, api.post("/repairs", new RepairRequest(RepairAction.CANCEL, List.of(missed), null, null,
                false), "Authorization", "Bearer AUTHOR").status());
    }

    private ApiRig.Reply repair(RepairAction action, @Nullable Instant due, @Nullable String url, boolean dryRun,
            UUID... deliveries) {
        return api.post("/repairs", new RepairRequest(action, List.of(deliveries), due, url, dryRun));
    }

    private UUID stuck(DeliveryState state) {
        return Samples.delivery(test.database(), workspace, channel, "Stuck", state, PASSED);
    }

    private void openCommit(UUID delivery, String status, int attempt) {
        test.database().jdbi().useHandle(handle -> handle.createUpdate("""
                insert into ledger (delivery_id, part_id, channel_id, revision, attempt, step, idempotency_key,
                                    request_digest, fence, status)
                select :delivery, id, :channel, 1, :attempt, 'COMMIT', idempotency_key, ''::bytea, 1, :status
                from part where delivery_id = :delivery
                """).bind("delivery", delivery).bind("channel", channel).bind("attempt", attempt)
                .bind("status", status).execute());
    }

    private void force(UUID delivery, DeliveryState state) {
        test.database().jdbi().useHandle(handle -> handle.execute("update delivery set state = ? where id = ?",
                state.name(), delivery));
    }

    private String state(UUID delivery) {
        return text("select state from delivery where id = '" + delivery + "'");
    }

    private Instant due(UUID delivery) {
        return test.database().jdbi().withHandle(handle -> handle
                .createQuery("select due_at from delivery where id = '" + delivery + "'").mapTo(Instant.class).one());
    }

    private String text(String query) {
        return test.database().jdbi().withHandle(handle -> handle.createQuery(query).mapTo(String.class).one());
    }

    private int count(String query) {
        return test.database().jdbi().withHandle(handle -> handle.createQuery(query).mapTo(Integer.class).one());
    }
}
