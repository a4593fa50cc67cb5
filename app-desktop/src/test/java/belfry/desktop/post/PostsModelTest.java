package belfry.desktop.post;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.post.DeliveryState;
import belfry.core.problem.Problem;
import belfry.core.secret.Secret;
import belfry.core.wire.EventView;
import belfry.desktop.FakeServer;
import belfry.desktop.fx.Background;
import belfry.desktop.fx.Loading;
import belfry.desktop.server.LoginSession;
import belfry.desktop.server.ServerClient;
import belfry.desktop.server.ServerLink;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The rows of the posts screen against a real HTTP server, everything on this thread. */
class PostsModelTest {
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
    private static final Problem BLOCKED = Problem.error("bot-blocked", "Telegram refused the bot", "It is no admin",
            "Make it one");
    private final FakeServer fake = new FakeServer();
    private final Background background = Background.direct();
    private final ServerLink link = new ServerLink(new ServerClient(new OkHttpClient(),
            Objects.requireNonNull(HttpUrl.parse(fake.address())), new LoginSession(Secret.of(fake.token), () -> {})),
            fake.workspace, background, InstantSource.fixed(NOON));
    private final PostsModel model = new PostsModel(link.posts(), background,
            line -> new PostWords(fake.channels, NOON, link.zone()).read(line));

    @AfterEach
    void close() {
        fake.close();
    }

    private void posts(int count) {
        for (var i = 0; i < count; i++) {
            add(i, DeliveryState.QUEUED);
        }
    }

    private void add(int number, DeliveryState state) {
        fake.posts.add(fake.post(FakeServer.id(5000 + number), "Post " + number, NOON.plusSeconds(60L * number), state,
                List.of(), List.of(FakeServer.id(101)), 1));
    }

    private static EventView changed(UUID subject) {
        return new EventView(1, "post.changed", subject.toString(), 1, NOON);
    }

    private List<String> texts() {
        return model.rows().stream().map(PostRow::text).toList();
    }

    @Test
    void pagesFollowAsOneScrollsAndNoRowComesTwice() {
        posts(1200);
        model.load();
        assertEquals(500, model.rows().size());
        assertTrue(model.moreProperty().get());

        model.more();
        model.more();

        assertEquals(1200, model.rows().stream().map(PostRow::id).distinct().count());
        assertFalse(model.moreProperty().get());
        assertEquals("Post 0", model.rows().getLast().text());
    }

    @Test
    void everythingIsLoadedWhenAsked() {
        posts(2300);
        model.load();

        model.all();

        assertEquals(2300, model.rows().size());
    }

    @Test
    void theServerSortsAndFilters() {
        posts(3);
        add(3, DeliveryState.FAILED);
        model.load();
        model.orderProperty().set(PostOrder.DUE_FIRST);
        assertEquals(List.of("Post 0", "Post 1", "Post 2", "Post 3"), texts());
        model.orderProperty().set(PostOrder.DUE_LAST);
        assertEquals("Post 3", texts().getFirst());

        model.filterProperty().set("state:failed");

        assertEquals(List.of("Post 3"), texts());
    }

    @Test
    void whileALineIsNotUnderstoodTheRowsStay() {
        posts(2);
        model.load();
        var before = fake.asked.size();

        model.filterProperty().set("stat:failed");

        assertEquals("There is no word \"stat:\"; did you mean \"state:\"?", model.mistakeProperty().get());
        assertEquals(2, model.rows().size());
        assertEquals(before, fake.asked.size());
    }

    @Test
    void ofAPostOnTwoChannelsOnlyTheRowThatFitsIsShown() {
        var both = fake.post(FakeServer.id(5000), "Both", NOON, DeliveryState.PUBLISHED, List.of(),
                List.of(FakeServer.id(101), FakeServer.id(103)), 1);
        fake.posts.add(FakeServer.stuck(both, DeliveryState.FAILED, BLOCKED));

        model.filterProperty().set("state:failed");

        assertEquals(List.of("Telegram refused the bot"), model.rows().stream().map(row -> row.why(NOON)).toList());
    }

    @Test
    void anEventPatchesOneRowAndKeepsSelectionAndMarks() {
        posts(3);
        model.load();
        model.selectedProperty().set(model.rows().get(1));
        model.marks().toggle(1);
        var neighbour = model.rows().get(0);
        fake.posts.set(1, FakeServer.stuck(fake.posts.get(1), DeliveryState.FAILED, BLOCKED));

        model.heard(List.of(changed(FakeServer.id(5001))));

        assertEquals(DeliveryState.FAILED, model.rows().get(1).state());
        assertEquals(DeliveryState.FAILED, Objects.requireNonNull(model.selectedProperty().get()).state());
        assertSame(neighbour, model.rows().get(0));
        assertEquals(1, model.marks().size());
    }

    @Test
    void aRowThatNoLongerFitsLeavesAndOneThatIsNewComes() {
        posts(2);
        model.orderProperty().set(PostOrder.DUE_FIRST);
        model.filterProperty().set("state:queued");
        fake.posts.set(0, FakeServer.stuck(fake.posts.get(0), DeliveryState.FAILED, BLOCKED));
        model.heard(List.of(changed(FakeServer.id(5000))));
        assertEquals(List.of("Post 1"), texts());

        add(7, DeliveryState.QUEUED);
        model.heard(List.of(changed(FakeServer.id(5007))));

        assertEquals(List.of("Post 1", "Post 7"), texts());
    }

    @Test
    void aPostThatIsMovedFindsItsPlaceAndADeletedOneGoes() {
        posts(3);
        model.orderProperty().set(PostOrder.DUE_FIRST);
        model.load();
        fake.posts.set(0, FakeServer.due(fake.posts.get(0), NOON.plusSeconds(90), 2));
        model.heard(List.of(changed(FakeServer.id(5000))));
        assertEquals(List.of("Post 1", "Post 0", "Post 2"), texts());

        fake.posts.removeIf(post -> post.id().equals(FakeServer.id(5001)));
        fake.on("GET /posts/*",
                _ -> new FakeServer.Answer(404, Problem.error("not-found", "Gone", "Deleted", "Go on")));
        model.heard(List.of(changed(FakeServer.id(5001))));

        assertEquals(List.of("Post 0", "Post 2"), texts());
    }

    @Test
    void aServerThatIsAwayLeavesTheRowsAndSaysSo() throws Exception {
        posts(2);
        model.load();
        fake.die();

        model.load();

        assertEquals(2, model.rows().size());
        assertTrue(model.staleProperty().get().contains("does not answer"), model.staleProperty().get());
        fake.comeBack();
        model.load();
        assertEquals("", model.staleProperty().get());
    }

    @Test
    void withoutAnyRowTheProblemIsShownInTheirPlace() {
        fake.die();

        model.load();

        assertInstanceOf(Loading.Failed.class, model.loadingProperty().get());
    }

    @Test
    void latenessIsWhatItWasOrWhatItIsByNow() {
        add(-60, DeliveryState.QUEUED);
        model.load();
        var row = model.rows().getFirst();

        assertEquals("PT1H", row.lateness(NOON).orElseThrow().toString());
        assertEquals("Due, and nobody has taken it", row.why(NOON));
    }

    @Test
    void marksGoOverARangeAndAllAndBackAgain() {
        posts(5);
        model.load();
        model.marks().toggle(1);
        model.marks().range(3);
        assertEquals(3, model.marks().size());

        model.marks().all();
        assertEquals(5, model.marks().size());

        model.marks().all();
        assertTrue(model.marks().isEmpty());
    }
}
