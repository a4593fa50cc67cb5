package belfry.server.post;

import static org.junit.jupiter.api.Assertions.assertEquals;

import belfry.core.post.DeliveryState;
import belfry.core.wire.NewDelivery;
import belfry.core.wire.PostDraft;
import belfry.core.wire.PostMode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Posts are edited, moved, taken back and restored. */
class PostChangesTest extends PostApi {
    PostChangesTest(@TempDir Path uploads) {
        super(uploads);
    }

    @Test
    void ofTwoPeopleEditingOnePostTheSecondGetsBoth() {
        var created = api.post("/posts", draft(PostMode.SCHEDULE, TOMORROW, "First"));
        var path = "/posts/" + created.id();

        var mine = api.put(path, draft(PostMode.SCHEDULE, TOMORROW, "Mine"), "If-Match", created.version());
        var yours = api.put(path, draft(PostMode.SCHEDULE, TOMORROW, "Yours"), "If-Match", created.version());

        assertEquals(200, mine.status(), mine.json().toString());
        assertEquals(412, yours.status());
        assertEquals("post-changed", yours.code());
        assertEquals("Mine", yours.json().at("/current/parts/0/text").asText());
        assertEquals("\"2\"", mine.version());
        assertEquals(428, api.put(path, draft(PostMode.SCHEDULE, TOMORROW, "Blind")).status());
    }

    @Test
    void editingKeepsThePartsKeyAndRaisesTheRevision() {
        var created = api.post("/posts", draft(PostMode.SCHEDULE, TOMORROW, "First"));
        var key = text("select idempotency_key from part p join delivery d on d.id = p.delivery_id where d.post_id = '"
                + created.id() + "'");

        var edited = api.put("/posts/" + created.id(), draft(PostMode.SCHEDULE, TOMORROW, "Second", "A reply"),
                "If-Match", created.version());

        assertEquals(2, edited.json().at("/deliveries/0/revision").asInt());
        assertEquals(2, edited.json().at("/deliveries/0/parts").size());
        assertEquals(created.json().at("/deliveries/0/id"), edited.json().at("/deliveries/0/id"));
        assertEquals(key, text("select idempotency_key from part p join delivery d on d.id = p.delivery_id"
                + " where d.post_id = '" + created.id() + "' and position = 0"));
    }

    @ParameterizedTest
    @CsvSource({"PUBLISHING, post-publishing", "PUBLISHED, post-published", "UNCONFIRMED, post-published"})
    void whatIsOnTheWireOrOutIsNotEdited(DeliveryState state, String code) {
        var created = api.post("/posts", draft(PostMode.SCHEDULE, TOMORROW, "First"));
        force(created.id(), state);

        var edited = api.put("/posts/" + created.id(), draft(PostMode.SCHEDULE, TOMORROW, "Second"), "If-Match",
                created.version());
        var moved = api.post("/posts/" + created.id() + "/move", Map.of("dueAt", TOMORROW.toString()), "If-Match",
                created.version());

        assertEquals(409, edited.status());
        assertEquals(code, edited.code());
        assertEquals(code, moved.code());
        assertEquals("First", api.get("/posts/" + created.id()).json().at("/deliveries/0/parts/0/text").asText());
    }

    @Test
    void whatIsOutCannotBeCancelledAndIsNotCalledSo() {
        var created = api.post("/posts", draft(PostMode.SCHEDULE, TOMORROW, "First"));
        force(created.id(), DeliveryState.PUBLISHED);

        assertEquals("post-published", api.post("/posts/" + created.id() + "/cancel", Map.of()).code());
    }

    @Test
    void aChannelTakenOutOfThePostDisappearsAndANewOneIsAdded() {
        var other = Samples.channel(test.database(), workspace, PlainNetwork.ID, "other-" + UUID.randomUUID());
        var created = api.post("/posts", draft(PostMode.SCHEDULE, TOMORROW, "First"));

        var edited = api.put("/posts/" + created.id(), new PostDraft(PostMode.SCHEDULE, TOMORROW, null,
                parts("First"), List.of(new NewDelivery(other, null, Map.of()))), "If-Match", created.version());

        assertEquals(1, edited.json().path("deliveries").size());
        assertEquals(other.toString(), edited.json().at("/deliveries/0/channelId").asText());
    }

    @Test
    void movingAPostMovesItsDeliveriesAndQueuesWhatFailed() {
        var created = api.post("/posts", draft(PostMode.SCHEDULE, TOMORROW, "First"));
        force(created.id(), DeliveryState.FAILED);
        var later = TOMORROW.plus(Duration.ofHours(3));

        var moved = api.post("/posts/" + created.id() + "/move", Map.of("dueAt", later.toString()), "If-Match",
                created.version());

        assertEquals("QUEUED", moved.json().path("state").asText());
        assertEquals(later.toString(), moved.json().path("dueAt").asText());
        assertEquals(later.toString(), moved.json().at("/deliveries/0/dueAt").asText());
        assertEquals("post-in-the-past", api.post("/posts/" + created.id() + "/move",
                Map.of("dueAt", "2020-01-01T00:00:00Z"), "If-Match", moved.version()).code());
        assertEquals("post-changed", api.post("/posts/" + created.id() + "/move",
                Map.of("dueAt", later.toString()), "If-Match", created.version()).code());
    }

    @Test
    void aDeletedPostIsGoneAndComesBackQueued() {
        var created = api.post("/posts", draft(PostMode.SCHEDULE, TOMORROW, "First"));
        var path = "/posts/" + created.id();

        assertEquals(204, api.delete(path).status());
        assertEquals(404, api.get(path).status());
        assertEquals("CANCELLED", text("select state from delivery where post_id = '" + created.id() + "'"));
        var restored = api.post(path + "/restore", Map.of());

        assertEquals("QUEUED", restored.json().path("state").asText());
        assertEquals("post-not-cancelled", api.post(path + "/restore", Map.of()).code());
    }

    @Test
    void whatWasCancelledAfterItFailedComesBackFailed() {
        var created = api.post("/posts", draft(PostMode.SCHEDULE, TOMORROW, "First"));
        force(created.id(), DeliveryState.FAILED);
        var path = "/posts/" + created.id();

        assertEquals("CANCELLED", api.post(path + "/cancel", Map.of()).json().path("state").asText());
        assertEquals("FAILED", api.post(path + "/restore", Map.of()).json().path("state").asText());
    }

    @Test
    void whatWasToGoOutMeanwhileComesBackAsADraft() {
        var created = api.post("/posts", draft(PostMode.NOW, null, "First"));
        api.post("/posts/" + created.id() + "/cancel", Map.of());

        var restored = api.post("/posts/" + created.id() + "/restore", Map.of());

        assertEquals("DRAFT", restored.json().path("state").asText());
    }
}
