package belfry.server.post;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.wire.PostDraft;
import belfry.core.wire.PostMode;
import belfry.server.post.ApiRig.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Posts are made, read and looked at. */
class PostRoutesTest extends PostApi {
    PostRoutesTest(@TempDir Path uploads) {
        super(uploads);
    }

    @Test
    void aScheduledPostIsQueuedOnItsChannelWithItsHistoryAndAnEvent() {
        var created = api.post("/posts", draft(PostMode.SCHEDULE, TOMORROW, "Hello"));

        assertEquals(201, created.status(), created.json().toString());
        assertEquals("QUEUED", created.json().path("state").asText());
        assertEquals("\"1\"", created.version());
        var delivery = created.json().at("/deliveries/0");
        assertEquals("QUEUED", delivery.path("state").asText());
        assertEquals(TOMORROW.toString(), delivery.path("dueAt").asText());
        assertEquals("Hello", delivery.at("/parts/0/text").asText());
        var history = api.get("/posts/" + created.id() + "/history").json().at("/0/rows/0");
        assertEquals("Ada", history.path("actor").asText());
        assertEquals("QUEUED", history.path("to").asText());
        assertEquals(1, count("select count(*) from event where kind = 'post.changed' and subject_id = '"
                + created.id() + "'"));
    }

    @Test
    void aDraftNeedsNoChannelAndKeepsItsWords() {
        var created = api.post("/posts", new PostDraft(PostMode.DRAFT, null, null, parts("Only an idea"), List.of()));

        assertEquals(201, created.status());
        var read = api.get("/posts/" + created.id());
        assertEquals("DRAFT", read.json().path("state").asText());
        assertEquals("Only an idea", read.json().at("/parts/0/text").asText());
        assertEquals("Only an idea", read.json().path("excerpt").asText());
        assertEquals("Europe/Berlin", read.json().path("zone").asText());
    }

    @Test
    void twiceTheSameRequestWithTheSameKeyIsOnePost() throws InterruptedException, ExecutionException {
        var key = UUID.randomUUID().toString();
        var draft = draft(PostMode.SCHEDULE, TOMORROW, "Once");
        Callable<Reply> create = () -> api.post("/posts", draft, "Idempotency-Key", key);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var replies = threads.invokeAll(List.of(create, create, create, create));
            var ids = new HashSet<String>();
            for (var reply : replies) {
                assertEquals(201, reply.get().status());
                ids.add(reply.get().id());
            }
            assertEquals(1, ids.size());
        }
        var other = api.post("/posts", draft(PostMode.SCHEDULE, TOMORROW, "Other"), "Idempotency-Key", key);
        assertEquals(422, other.status());
        assertEquals("idempotency-key-reused", other.code());
    }

    @Test
    void publishNowIsDueNow() {
        var created = api.post("/posts", draft(PostMode.DRAFT, null, "Now"));

        var now = api.post("/posts/" + created.id() + "/publish-now", Map.of());

        assertEquals("QUEUED", now.json().path("state").asText());
        var due = Instant.parse(now.json().path("dueAt").asText());
        assertTrue(Duration.between(due, Instant.now()).abs().compareTo(Duration.ofMinutes(1)) < 0);
    }

    @Test
    void twoPostsForTheNextSlotGetTwoSlotsInTheWorkspacesZone() {
        var after = "2030-06-03T07:30:00Z";
        var first = api.post("/posts", draft(PostMode.NEXT_SLOT, null, "One"));
        var second = api.post("/posts", draft(PostMode.NEXT_SLOT, null, "Two"));

        assertNotEquals(first.json().path("dueAt").asText(), second.json().path("dueAt").asText());
        assertEquals("2030-06-03T11:00:00Z", api.get("/slots/next?channels=" + channel + "&after=" + after).json()
                .path("at").asText());
    }

    @Test
    void emojiAndRightToLeftAndAHundredThousandCharactersSurvive() {
        var text = "👨‍👩‍👧‍👦 שלום עולם — مرحبا \u202Ex\u202C";
        var long100k = "א".repeat(99_990) + "👋🏽 end";

        var small = api.post("/posts", draft(PostMode.SCHEDULE, TOMORROW, text));
        var draft = api.post("/posts", draft(PostMode.DRAFT, null, long100k));
        var queued = api.post("/posts", draft(PostMode.SCHEDULE, TOMORROW, long100k));

        assertEquals(text, api.get("/posts/" + small.id()).json().at("/deliveries/0/parts/0/text").asText());
        assertEquals(long100k, api.get("/posts/" + draft.id()).json().at("/parts/0/text").asText());
        assertEquals("post-too-long", queued.code());
        assertEquals("/parts/0/text", queued.field());
    }

    @Test
    void preflightTellsFindingsAndCountersAndStoresNothing() {
        var before = count("select count(*) from post");

        var view = api.post("/posts/preflight", draft(PostMode.NOW, null, "x".repeat(501)));

        assertEquals(200, view.status());
        assertEquals("post-too-long", view.json().at("/findings/0/problem/code").asText());
        assertEquals(501, view.json().at("/counts/0/used").asInt());
        assertEquals(500, view.json().at("/counts/0/limit").asInt());
        assertEquals(before, count("select count(*) from post"));
    }

    @Test
    void anOverduePostIsExplainedByTheMissingOrchestrator() {
        var created = api.post("/posts", draft(PostMode.NOW, null, "Late"));
        test.database().jdbi().useHandle(handle -> handle.execute(
                "update delivery set due_at = now() - interval '5 minutes' where post_id = ?",
                UUID.fromString(created.id())));

        var why = api.get("/posts/" + created.id() + "/explain").json().at("/deliveries/0");

        assertTrue(why.path("sentence").asText().contains("no orchestrator is running"), why.toString());
        assertEquals("orchestrator-away", why.at("/problem/code").asText());
        assertEquals("PUBLISH_NOW", why.at("/actions/0").asText());
        assertEquals(0, api.get("/posts/" + created.id() + "/ledger").json().size());
    }
}
