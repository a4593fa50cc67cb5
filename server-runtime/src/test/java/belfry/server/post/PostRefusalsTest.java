package belfry.server.post;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.wire.NewDelivery;
import belfry.core.wire.PartMedia;
import belfry.core.wire.PartText;
import belfry.core.wire.PostDraft;
import belfry.core.wire.PostMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is refused, and to whom. */
class PostRefusalsTest extends PostApi {
    PostRefusalsTest(@TempDir Path uploads) {
        super(uploads);
    }

    @Test
    void everyMistakeInAPostIsNamedAtItsField() {
        var other = Samples.workspace(test.database());
        var foreign = Samples.channel(test.database(), other, PlainNetwork.ID, "theirs");
        var unknown = Samples.channel(test.database(), workspace, "myspace", "tom-" + UUID.randomUUID());
        var broken = Samples.channel(test.database(), workspace, PlainNetwork.ID, "broken-" + UUID.randomUUID());
        test.database().jdbi()
                .useHandle(handle -> handle.execute("update channel set health = 'REAUTHORISE' where id = ?",
                        broken));
        var medium = new PartText("Look", 0, List.of(new PartMedia(UUID.randomUUID(), null)));

        refused("post-without-channel /deliveries", new PostDraft(PostMode.NOW, null, null, parts("x"), List.of()));
        refused("post-in-the-past /dueAt", draft(PostMode.SCHEDULE, Instant.parse("2020-01-01T00:00:00Z"), "x"));
        refused("post-without-time /dueAt", draft(PostMode.SCHEDULE, null, "x"));
        refused("post-too-long /parts/0/text", draft(PostMode.NOW, null, "x".repeat(501)));
        refused("post-empty /parts/0/text", draft(PostMode.NOW, null, " "));
        refused("channel-unknown /deliveries/0/channelId", on(foreign));
        refused("network-unknown /deliveries/0/channelId", on(unknown));
        refused("channel-disconnected /deliveries/0/channelId", on(broken));
        refused("media-missing /parts/0/media/0", new PostDraft(PostMode.NOW, null, null, List.of(medium),
                List.of(new NewDelivery(channel, null, Map.of()))));
        refused("zone-unknown /zone", new PostDraft(PostMode.NOW, null, "Mars/Base", parts("x"),
                List.of(new NewDelivery(channel, null, Map.of()))));
    }

    @Test
    void brokenBodiesAreRefusedBeforeAnythingIsDone() {
        assertEquals("json-broken", api.post("/posts", "{\"mode\":").code());
        assertEquals("text-not-utf8", api.post("/posts",
                new byte[]{'{', '"', 'm', 'o', 'd', 'e', '"', ':', '"', (byte) 0xff, (byte) 0xfe, '"', '}'}).code());
        var half = api.post("/posts", "{\"mode\":\"DRAFT\",\"parts\":[{\"text\":\"a\\ud83d\",\"delaySeconds\":0,"
                + "\"media\":[]}],\"deliveries\":[]}");
        assertEquals("text-not-utf8", half.code());
        assertEquals("/parts/0/text", half.field());
        var large = api.post("/posts", " ".repeat(50 << 20).getBytes(StandardCharsets.US_ASCII));
        assertEquals(413, large.status());
        assertEquals("body-too-large", large.code());
        assertEquals(401, api.post("/posts", Map.of(), "Authorization", "Bearer expired").status());
    }

    @Test
    void anAuthorWritesDraftsButLetsNothingGoOut() {
        var author = new String[]{"Authorization", "Bearer AUTHOR"};

        assertEquals(201, api.post("/posts", draft(PostMode.DRAFT, null, "Draft"), author).status());
        var refused = api.post("/posts", draft(PostMode.SCHEDULE, TOMORROW, "Out"), author);
        assertEquals(403, refused.status());
        assertEquals("role-lacks-right", refused.code());
        assertEquals(403, api.post("/posts", draft(PostMode.DRAFT, null, "x"), "Authorization", "Bearer ANALYST")
                .status());
    }

    @Test
    void aStrangerFindsNothing() {
        var created = api.post("/posts", draft(PostMode.SCHEDULE, TOMORROW, "Ours"));
        var stranger = "Bearer stranger " + Samples.workspace(test.database());
        var path = "/posts/" + created.id();

        for (var reply : List.of(
                api.put(path, draft(PostMode.DRAFT, null, "x"), "If-Match", "\"1\"", "Authorization", stranger),
                api.post(path + "/move", Map.of("dueAt", TOMORROW), "If-Match", "\"1\"", "Authorization", stranger),
                api.post(path + "/publish-now", Map.of(), "Authorization", stranger),
                api.post(path + "/cancel", Map.of(), "Authorization", stranger),
                api.post(path + "/restore", Map.of(), "Authorization", stranger),
                api.delete(path, "Authorization", stranger))) {
            assertTrue(reply.status() == 404, reply.json().toString());
        }
        assertEquals("QUEUED", api.get(path).json().path("state").asText());
    }

    private void refused(String codeAndField, PostDraft draft) {
        var reply = api.post("/posts", draft);
        assertEquals(codeAndField, reply.code() + " " + reply.field(), reply.json().toString());
        assertEquals(422, reply.status());
        assertTrue(reply.json().path("remedy").size() > 0 && !reply.json().path("cause").asText().isEmpty());
    }

    private static PostDraft on(UUID channel) {
        return new PostDraft(PostMode.NOW, null, null, parts("x"), List.of(new NewDelivery(channel, null, Map.of())));
    }
}
