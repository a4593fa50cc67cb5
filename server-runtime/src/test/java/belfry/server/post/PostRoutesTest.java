package belfry.server.post;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.post.DeliveryState;
import belfry.core.wire.NewDelivery;
import belfry.core.wire.PartMedia;
import belfry.core.wire.PartText;
import belfry.core.wire.PostDraft;
import belfry.core.wire.PostMode;
import belfry.server.channel.ChannelTable;
import belfry.server.database.Database;
import belfry.server.database.TestDatabase;
import belfry.server.post.ApiRig.Reply;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jspecify.annotations.Nullable;

class PostRoutesTest {
    private static final Instant TOMORROW = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
    private static final TestDatabase TEST = TestDatabase.create();
    private static final UUID WORKSPACE = Samples.workspace(TEST.database(), "Europe/Berlin");
    @TempDir
    private static Path uploads = Path.of("");
    private static @Nullable ApiRig rig;

    private UUID channel = UUID.randomUUID();

    @BeforeAll
    static void start() {
        var database = TEST.database();
        rig = new ApiRig(WORKSPACE, uploads, 1 << 20, List.of(ApiRig.postRoutes(database,
                new ChannelTable(database, Samples.SEAL), PlainNetwork::find)));
    }

    @AfterAll
    static void stop() {
        api().close();
        TEST.close();
    }

    @BeforeEach
    void connect() {
        channel = Samples.channel(TEST.database(), WORKSPACE, PlainNetwork.ID, "feed-" + UUID.randomUUID());
    }

    @Test
    void aScheduledPostIsQueuedOnItsChannelWithItsHistoryAndAnEvent() {
        var created = api().post("/posts", draft(PostMode.SCHEDULE, TOMORROW, "Hello"));

        assertEquals(201, created.status(), created.json().toString());
        assertEquals("QUEUED", created.json().path("state").asText());
        assertEquals("\"1\"", created.version());
        var delivery = created.json().at("/deliveries/0");
        assertEquals("QUEUED", delivery.path("state").asText());
        assertEquals(TOMORROW.toString(), delivery.path("dueAt").asText());
        assertEquals("Hello", delivery.at("/parts/0/text").asText());
        var history = api().get("/posts/" + created.id() + "/history").json().at("/0/rows/0");
        assertEquals("Ada", history.path("actor").asText());
        assertEquals("QUEUED", history.path("to").asText());
        assertEquals(1, count("select count(*) from event where kind = 'post.changed' and subject_id = '"
                + created.id() + "'"));
    }

    @Test
    void pagesGoByDueTimeInBothDirectionsAndMissNothing() {
        var first = api().post("/posts", draft(PostMode.SCHEDULE, TOMORROW, "First"));
        var third = api().post("/posts", draft(PostMode.SCHEDULE, TOMORROW.plusSeconds(120), "Third"));
        var second = api().post("/posts", draft(PostMode.SCHEDULE, TOMORROW.plusSeconds(60), "Second"));
        var mine = "/posts?limit=2&channel=" + channel + "&order=";

        assertEquals(List.of(third.id(), second.id(), first.id()), pages(mine + "-due"));
        assertEquals(List.of(first.id(), second.id(), third.id()), pages(mine + "due"));
        assertEquals(3, pages(mine + "newest").size());
        assertEquals(400, api().get(mine + "loudest").status());
    }

    private List<String> pages(String path) {
        var ids = new ArrayList<String>();
        for (var cursor = ""; cursor != null;) {
            var page = api().get(path + (cursor.isEmpty() ? "" : "&cursor=" + cursor)).json();
            page.path("items").forEach(post -> ids.add(post.path("id").asText()));
            cursor = page.hasNonNull("next") ? page.path("next").asText() : null;
        }
        return ids;
    }

    @Test
    void aDraftNeedsNoChannelAndKeepsItsWords() {
        var created = api().post("/posts", new PostDraft(PostMode.DRAFT, null, null, parts("Only an idea"), List.of()));

        assertEquals(201, created.status());
        var read = api().get("/posts/" + created.id());
        assertEquals("DRAFT", read.json().path("state").asText());
        assertEquals("Only an idea", read.json().at("/parts/0/text").asText());
        assertEquals("Only an idea", read.json().path("excerpt").asText());
        assertEquals("Europe/Berlin", read.json().path("zone").asText());
    }

    @Test
    void twiceTheSameRequestWithTheSameKeyIsOnePost() throws InterruptedException, ExecutionException {
        var key = UUID.randomUUID().toString();
        var draft = draft(PostMode.SCHEDULE, TOMORROW, "Once");
        Callable<Reply> create = () -> api().post("/posts", draft, "Idempotency-Key", key);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var replies = threads.invokeAll(List.of(create, create, create, create));
            var ids = new HashSet<String>();
            for (var reply : replies) {
                assertEquals(201, reply.get().status());
                ids.add(reply.get().id());
            }
            assertEquals(1, ids.size());
        }
        var other = api().post("/posts", draft(PostMode.SCHEDULE, TOMORROW, "Other"), "Idempotency-Key", key);
        assertEquals(422, other.status());
        assertEquals("idempotency-key-reused", other.code());
    }

    @Test
    void ofTwoPeopleEditingOnePostTheSecondGetsBoth() {
        var created = api().post("/posts", draft(PostMode.SCHEDULE, TOMORROW, "First"));
        var path = "/posts/" + created.id();

        var mine = api().put(path, draft(PostMode.SCHEDULE, TOMORROW, "Mine"), "If-Match", created.version());
        var yours = api().put(path, draft(PostMode.SCHEDULE, TOMORROW, "Yours"), "If-Match", created.version());

        assertEquals(200, mine.status(), mine.json().toString());
        assertEquals(412, yours.status());
        assertEquals("post-changed", yours.code());
        assertEquals("Mine", yours.json().at("/current/parts/0/text").asText());
        assertEquals("\"2\"", mine.version());
        assertEquals(428, api().put(path, draft(PostMode.SCHEDULE, TOMORROW, "Blind")).status());
    }

    @Test
    void editingKeepsThePartsKeyAndRaisesTheRevision() {
        var created = api().post("/posts", draft(PostMode.SCHEDULE, TOMORROW, "First"));
        var key = text("select idempotency_key from part p join delivery d on d.id = p.delivery_id where d.post_id = '"
                + created.id() + "'");

        var edited = api().put("/posts/" + created.id(), draft(PostMode.SCHEDULE, TOMORROW, "Second", "A reply"),
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
        var created = api().post("/posts", draft(PostMode.SCHEDULE, TOMORROW, "First"));
        force(created.id(), state);

        var edited = api().put("/posts/" + created.id(), draft(PostMode.SCHEDULE, TOMORROW, "Second"), "If-Match",
                created.version());
        var moved = api().post("/posts/" + created.id() + "/move", Map.of("dueAt", TOMORROW.toString()), "If-Match",
                created.version());

        assertEquals(409, edited.status());
        assertEquals(code, edited.code());
        assertEquals(code, moved.code());
        assertEquals("First", api().get("/posts/" + created.id()).json().at("/deliveries/0/parts/0/text").asText());
    }

    @Test
    void aChannelTakenOutOfThePostDisappearsAndANewOneIsAdded() {
        var other = Samples.channel(TEST.database(), WORKSPACE, PlainNetwork.ID, "other-" + UUID.randomUUID());
        var created = api().post("/posts", draft(PostMode.SCHEDULE, TOMORROW, "First"));

        var edited = api().put("/posts/" + created.id(), new PostDraft(PostMode.SCHEDULE, TOMORROW, null,
                parts("First"), List.of(new NewDelivery(other, null, Map.of()))), "If-Match", created.version());

        assertEquals(1, edited.json().path("deliveries").size());
        assertEquals(other.toString(), edited.json().at("/deliveries/0/channelId").asText());
    }

    @Test
    void movingAPostMovesItsDeliveriesAndQueuesWhatFailed() {
        var created = api().post("/posts", draft(PostMode.SCHEDULE, TOMORROW, "First"));
        force(created.id(), DeliveryState.FAILED);
        var later = TOMORROW.plus(Duration.ofHours(3));

        var moved = api().post("/posts/" + created.id() + "/move", Map.of("dueAt", later.toString()), "If-Match",
                created.version());

        assertEquals("QUEUED", moved.json().path("state").asText());
        assertEquals(later.toString(), moved.json().path("dueAt").asText());
        assertEquals(later.toString(), moved.json().at("/deliveries/0/dueAt").asText());
        assertEquals("post-in-the-past", api().post("/posts/" + created.id() + "/move",
                Map.of("dueAt", "2020-01-01T00:00:00Z"), "If-Match", moved.version()).code());
        assertEquals("post-changed", api().post("/posts/" + created.id() + "/move",
                Map.of("dueAt", later.toString()), "If-Match", created.version()).code());
    }

    @Test
    void publishNowIsDueNow() {
        var created = api().post("/posts", draft(PostMode.DRAFT, null, "Now"));

        var now = api().post("/posts/" + created.id() + "/publish-now", Map.of());

        assertEquals("QUEUED", now.json().path("state").asText());
        var due = Instant.parse(now.json().path("dueAt").asText());
        assertTrue(Duration.between(due, Instant.now()).abs().compareTo(Duration.ofMinutes(1)) < 0);
    }

    @Test
    void aDeletedPostIsGoneAndComesBackQueued() {
        var created = api().post("/posts", draft(PostMode.SCHEDULE, TOMORROW, "First"));
        var path = "/posts/" + created.id();

        assertEquals(204, api().delete(path).status());
        assertEquals(404, api().get(path).status());
        assertEquals("CANCELLED", text("select state from delivery where post_id = '" + created.id() + "'"));
        var restored = api().post(path + "/restore", Map.of());

        assertEquals("QUEUED", restored.json().path("state").asText());
        assertEquals("post-not-cancelled", api().post(path + "/restore", Map.of()).code());
    }

    @Test
    void whatWasCancelledAfterItFailedComesBackFailed() {
        var created = api().post("/posts", draft(PostMode.SCHEDULE, TOMORROW, "First"));
        force(created.id(), DeliveryState.FAILED);
        var path = "/posts/" + created.id();

        assertEquals("CANCELLED", api().post(path + "/cancel", Map.of()).json().path("state").asText());
        assertEquals("FAILED", api().post(path + "/restore", Map.of()).json().path("state").asText());
    }

    @Test
    void whatWasToGoOutMeanwhileComesBackAsADraft() {
        var created = api().post("/posts", draft(PostMode.NOW, null, "First"));
        api().post("/posts/" + created.id() + "/cancel", Map.of());

        var restored = api().post("/posts/" + created.id() + "/restore", Map.of());

        assertEquals("DRAFT", restored.json().path("state").asText());
    }

    @Test
    void twoPostsForTheNextSlotGetTwoSlotsInTheWorkspacesZone() {
        var after = "2030-06-03T07:30:00Z";
        var first = api().post("/posts", draft(PostMode.NEXT_SLOT, null, "One"));
        var second = api().post("/posts", draft(PostMode.NEXT_SLOT, null, "Two"));

        assertNotEquals(first.json().path("dueAt").asText(), second.json().path("dueAt").asText());
        assertEquals("2030-06-03T11:00:00Z", api().get("/slots/next?channels=" + channel + "&after=" + after).json()
                .path("at").asText());
    }

    @Test
    void aRangeIsPagedInOrderOfDueTimeAndFiltered() {
        var base = Instant.parse("2031-01-01T00:00:00Z").plus(Duration.ofDays(Math.abs(channel.hashCode()) % 9000));
        for (int i = 0; i < 5; i++) {
            api().post("/posts", draft(PostMode.SCHEDULE, base.plusSeconds(60L * i), "Number " + i));
        }
        var range = "/posts?from=" + base + "&to=" + base.plusSeconds(3600) + "&channel=" + channel;

        var first = api().get(range + "&limit=2");
        var second = api().get(range + "&limit=2&cursor=" + first.json().path("next").asText());

        assertEquals(List.of("Number 0", "Number 1"), excerpts(first));
        assertEquals(List.of("Number 2", "Number 3"), excerpts(second));
        assertEquals(List.of("Number 3"), excerpts(api().get(range + "&q=number+3")));
        assertEquals(5, excerpts(api().get(range + "&state=QUEUED&network=" + PlainNetwork.ID)).size());
        assertEquals(List.of(), excerpts(api().get(range + "&state=FAILED")));
        assertEquals("parameter-wrong", api().get("/posts?state=LOST").code());
        assertEquals("parameter-wrong", api().get("/posts?cursor=abc").code());
    }

    @Test
    void wordsAreFoundInAllPosts() {
        var word = "zebra" + Math.abs(channel.hashCode());
        api().post("/posts", draft(PostMode.SCHEDULE, TOMORROW, "The " + word + " crosses the road"));
        api().post("/posts", new PostDraft(PostMode.DRAFT, null, null, parts("A draft of " + word), List.of()));

        assertEquals(2, excerpts(api().get("/posts?q=" + word.substring(0, 8))).size());
        assertEquals(1, excerpts(api().get("/posts?q=" + word + "+road")).size());
        assertEquals(0, excerpts(api().get("/posts?q=unheardof%25_")).size());
    }

    @Test
    void emojiAndRightToLeftAndAHundredThousandCharactersSurvive() {
        var text = "👨‍👩‍👧‍👦 שלום עולם — مرحبا \u202Ex\u202C";
        var long100k = "א".repeat(99_990) + "👋🏽 end";

        var small = api().post("/posts", draft(PostMode.SCHEDULE, TOMORROW, text));
        var draft = api().post("/posts", draft(PostMode.DRAFT, null, long100k));
        var queued = api().post("/posts", draft(PostMode.SCHEDULE, TOMORROW, long100k));

        assertEquals(text, api().get("/posts/" + small.id()).json().at("/deliveries/0/parts/0/text").asText());
        assertEquals(long100k, api().get("/posts/" + draft.id()).json().at("/parts/0/text").asText());
        assertEquals("post-too-long", queued.code());
        assertEquals("/parts/0/text", queued.field());
    }

    @Test
    void everyMistakeInAPostIsNamedAtItsField() {
        var other = Samples.workspace(TEST.database());
        var foreign = Samples.channel(TEST.database(), other, PlainNetwork.ID, "theirs");
        var unknown = Samples.channel(TEST.database(), WORKSPACE, "myspace", "tom-" + UUID.randomUUID());
        var broken = Samples.channel(TEST.database(), WORKSPACE, PlainNetwork.ID, "broken-" + UUID.randomUUID());
        TEST.database().jdbi()
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
        assertEquals("json-broken", api().post("/posts", "{\"mode\":").code());
        assertEquals("text-not-utf8", api().post("/posts",
                new byte[]{'{', '"', 'm', 'o', 'd', 'e', '"', ':', '"', (byte) 0xff, (byte) 0xfe, '"', '}'}).code());
        var half = api().post("/posts", "{\"mode\":\"DRAFT\",\"parts\":[{\"text\":\"a\\ud83d\",\"delaySeconds\":0,"
                + "\"media\":[]}],\"deliveries\":[]}");
        assertEquals("text-not-utf8", half.code());
        assertEquals("/parts/0/text", half.field());
        var large = api().post("/posts", " ".repeat(50 << 20).getBytes(StandardCharsets.US_ASCII));
        assertEquals(413, large.status());
        assertEquals("body-too-large", large.code());
        assertEquals(401, api().post("/posts", Map.of(), "Authorization", "Bearer expired").status());
    }

    @Test
    void anAuthorWritesDraftsButLetsNothingGoOut() {
        var author = new String[]{"Authorization", "Bearer AUTHOR"};

        assertEquals(201, api().post("/posts", draft(PostMode.DRAFT, null, "Draft"), author).status());
        var refused = api().post("/posts", draft(PostMode.SCHEDULE, TOMORROW, "Out"), author);
        assertEquals(403, refused.status());
        assertEquals("role-lacks-right", refused.code());
        assertEquals(403, api().post("/posts", draft(PostMode.DRAFT, null, "x"), "Authorization", "Bearer ANALYST")
                .status());
    }

    @Test
    void aStrangerFindsNothing() {
        var created = api().post("/posts", draft(PostMode.SCHEDULE, TOMORROW, "Ours"));
        var stranger = "Bearer stranger " + Samples.workspace(TEST.database());
        var path = "/posts/" + created.id();

        for (var reply : List.of(
                api().put(path, draft(PostMode.DRAFT, null, "x"), "If-Match", "\"1\"", "Authorization", stranger),
                api().post(path + "/move", Map.of("dueAt", TOMORROW), "If-Match", "\"1\"", "Authorization", stranger),
                api().post(path + "/publish-now", Map.of(), "Authorization", stranger),
                api().post(path + "/cancel", Map.of(), "Authorization", stranger),
                api().post(path + "/restore", Map.of(), "Authorization", stranger),
                api().delete(path, "Authorization", stranger))) {
            assertTrue(reply.status() == 404, reply.json().toString());
        }
        assertEquals("QUEUED", api().get(path).json().path("state").asText());
    }

    @Test
    void preflightTellsFindingsAndCountersAndStoresNothing() {
        var before = count("select count(*) from post");

        var view = api().post("/posts/preflight", draft(PostMode.NOW, null, "x".repeat(501)));

        assertEquals(200, view.status());
        assertEquals("post-too-long", view.json().at("/findings/0/problem/code").asText());
        assertEquals(501, view.json().at("/counts/0/used").asInt());
        assertEquals(500, view.json().at("/counts/0/limit").asInt());
        assertEquals(before, count("select count(*) from post"));
    }

    @Test
    void anOverduePostIsExplainedByTheMissingOrchestrator() {
        var created = api().post("/posts", draft(PostMode.NOW, null, "Late"));
        TEST.database().jdbi().useHandle(handle -> handle.execute(
                "update delivery set due_at = now() - interval '5 minutes' where post_id = ?",
                UUID.fromString(created.id())));

        var why = api().get("/posts/" + created.id() + "/explain").json().at("/deliveries/0");

        assertTrue(why.path("sentence").asText().contains("no orchestrator is running"), why.toString());
        assertEquals("orchestrator-away", why.at("/problem/code").asText());
        assertEquals("PUBLISH_NOW", why.at("/actions/0").asText());
        assertEquals(0, api().get("/posts/" + created.id() + "/ledger").json().size());
    }

    private void refused(String codeAndField, PostDraft draft) {
        var reply = api().post("/posts", draft);
        assertEquals(codeAndField, reply.code() + " " + reply.field(), reply.json().toString());
        assertEquals(422, reply.status());
        assertTrue(reply.json().path("remedy").size() > 0 && !reply.json().path("cause").asText().isEmpty());
    }

    private static PostDraft on(UUID channel) {
        return new PostDraft(PostMode.NOW, null, null, parts("x"), List.of(new NewDelivery(channel, null, Map.of())));
    }

    private PostDraft draft(PostMode mode, @Nullable Instant dueAt, String... texts) {
        return new PostDraft(mode, dueAt, null, parts(texts), List.of(new NewDelivery(channel, null, Map.of())));
    }

    private static List<PartText> parts(String... texts) {
        return Arrays.stream(texts).map(text -> new PartText(text, 0, List.of())).toList();
    }

    private static List<String> excerpts(Reply page) {
        return page.json().path("items").valueStream().map(post -> post.path("excerpt").asText()).toList();
    }

    private static void force(String post, DeliveryState state) {
        TEST.database().jdbi().useHandle(handle -> handle.execute("update delivery set state = ? where post_id = ?",
                state.name(), UUID.fromString(post)));
    }

    private static int count(String query) {
        return database().jdbi().withHandle(handle -> handle.createQuery(query).mapTo(Integer.class).one());
    }

    private static String text(String query) {
        return database().jdbi().withHandle(handle -> handle.createQuery(query).mapTo(String.class).one());
    }

    private static Database database() {
        return TEST.database();
    }

    private static ApiRig api() {
        var running = rig;
        if (running == null) {
            throw new IllegalStateException("not started");
        }
        return running;
    }
}
