package belfry.desktop.composer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.post.DeliveryState;
import belfry.core.wire.NewDelivery;
import belfry.core.wire.PartText;
import belfry.core.wire.PostMode;
import belfry.core.wire.PostView;
import belfry.desktop.FakeServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The composer against a real HTTP server, without a window. */
class ComposerModelTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;
    @SuppressWarnings("NullAway.Init")
    private Desk desk;
    private final List<PostView> saved = new ArrayList<>();

    @BeforeEach
    void open() {
        desk = new Desk(folder);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private ComposerModel written(String words, int... channels) {
        var model = desk.composer();
        for (var channel : channels) {
            model.writing().chosen().add(Desk.channel(channel));
        }
        Desk.say(model, 0, words);
        desk.pass();
        return model;
    }

    private PostView existing(String words) {
        var post = desk.fake.post(FakeServer.id(77), words, Instant.parse("2026-11-25T08:00:00Z"),
                DeliveryState.QUEUED, List.of(new PartText(words, 0, List.of())), List.of(Desk.channel(1)), 1);
        desk.fake.posts.add(post);
        return post;
    }

    @Test
    void whatIsScheduledReachesTheServerWithItsVariantsAndOptionsAndIsNoLongerKeptHere() {
        var model = written("Bread for all", 1, 2);
        model.writing().differ(Desk.channel(2));
        model.writing().parts(Desk.channel(2)).getFirst().textProperty().set("Bread for the elephant");
        model.writing().setting(Desk.channel(2), "visibility", "unlisted");
        model.when().words().set("tomorrow 9am");
        desk.pass();
        assertEquals(1, desk.store.all().size());
        assertEquals(List.of(
                new NewDelivery(Desk.channel(1), null, Map.of()),
                new NewDelivery(Desk.channel(2), List.of(new PartText("Bread for the elephant", 0, List.of())),
                        Map.of("visibility", "unlisted"))),
                model.draft(PostMode.SCHEDULE).deliveries());

        assertEquals("", model.whyNot(PostMode.SCHEDULE));
        model.send(PostMode.SCHEDULE, saved::add);

        assertEquals(Instant.parse("2026-11-24T08:00:00Z"), saved.getFirst().dueAt());
        assertEquals(List.of(), desk.store.all());
    }

    @Test
    void eachWayToSendSaysWhyItIsNotOffered() {
        var model = desk.composer();
        assertEquals("Write something first", model.whyNot(PostMode.DRAFT));
        Desk.say(model, 0, "Bread");
        assertEquals("", model.whyNot(PostMode.DRAFT));
        assertEquals("Choose a channel first", model.whyNot(PostMode.NOW));
        model.writing().chosen().add(Desk.channel(1));
        assertEquals("", model.whyNot(PostMode.NOW));
        assertEquals("Say when: tomorrow 9am, fri 18:00, 25 Nov 14:32", model.whyNot(PostMode.SCHEDULE));
        model.when().words().set("2026-11-22 9:00");
        assertEquals("That time has passed", model.whyNot(PostMode.SCHEDULE));
        Desk.say(model, 0, "a".repeat(301));
        desk.pass();
        assertEquals("Mend what is marked red first", model.whyNot(PostMode.NOW));
        assertEquals("", model.whyNot(PostMode.DRAFT));
    }

    @Test
    void whatIsTypedIsKeptThoughTypingNeverPauses() {
        var model = desk.composer();
        for (var words = "B"; words.length() < 20; words += "r") {
            Desk.say(model, 0, words);
        }
        desk.pass();

        assertEquals("B" + "r".repeat(18), desk.store.all().getFirst().draft().parts().getFirst().text());
    }

    @Test
    void whatWasKeptGoesOnWhereItStoodAndTomorrowStillMeansThatDay() {
        var model = written("Bread", 1, 2);
        model.writing().differ(Desk.channel(2));
        model.writing().addPart(model.writing().common());
        Desk.say(model, 1, "and cake");
        model.when().words().set("tomorrow 9am");
        desk.pass();

        var again = desk.composer();
        again.restore(desk.store.all().getFirst());

        assertEquals(model.draft(PostMode.DRAFT), again.draft(PostMode.DRAFT));
        assertEquals("2026-11-24 09:00", again.when().words().get());
    }

    @Test
    void aPostThatWasOnlyLookedAtIsNotKept() {
        var model = desk.composer();
        model.edit(existing("Bread"));
        desk.pass();
        model.keep();

        assertEquals(List.of(), desk.store.all());
    }

    @Test
    void whileTheServerIsAwayOnesWordsAreCheckedHereAndKept() {
        desk.fake.close();
        var model = written("a".repeat(301), 1);

        assertTrue(model.checks().aloneProperty().get());
        assertEquals(List.of("post-too-long"), model.checks().findings().stream()
                .map(finding -> finding.problem().code()).toList());

        Desk.say(model, 0, "Bread");
        desk.pass();
        model.send(PostMode.NOW, saved::add);

        assertEquals(List.of(), saved);
        assertTrue(model.unreached());
        assertEquals("server-unreachable", Objects.requireNonNull(model.refusalProperty().get()).code());
        assertEquals("Bread", desk.store.all().getFirst().draft().parts().getFirst().text());
        model.sendLater(PostMode.NOW);
        assertEquals(PostMode.NOW, desk.store.all().getFirst().waiting());
    }

    @Test
    void somebodyElsesEditIsShownBesideOnesOwnAndMineMayWin() {
        var model = conflicting();
        assertEquals("Theirs", Objects.requireNonNull(model.conflictProperty().get()).parts().getFirst().text());

        model.keepMine();
        model.send(PostMode.SCHEDULE, saved::add);

        assertEquals("Mine", saved.getFirst().parts().getFirst().text());
        assertNull(model.conflictProperty().get());
    }

    @Test
    void theirsMayWinAndNothingOfMineIsLeftBehind() {
        var model = conflicting();

        model.takeTheirs(UUID.randomUUID());
        desk.pass();

        assertEquals("Theirs", model.draft(PostMode.DRAFT).parts().getFirst().text());
        assertEquals(List.of(), desk.store.all());
        Desk.say(model, 0, "Theirs, and more");
        desk.pass();
        assertEquals(1, desk.store.all().size(), "what is typed from then on is kept again");
    }

    @Test
    void bothMayStay() {
        var model = conflicting();

        model.keepBoth(UUID.randomUUID());
        model.send(PostMode.SCHEDULE, saved::add);

        assertEquals(List.of("Theirs", "Mine"),
                desk.fake.posts.stream().map(post -> post.parts().getFirst().text()).toList());
        assertFalse(model.editing());
    }

    /** One's own change while somebody else was faster. */
    private ComposerModel conflicting() {
        var model = desk.composer();
        model.edit(existing("Bread"));
        Desk.say(model, 0, "Mine");
        desk.pass();
        var theirs = desk.fake.post(FakeServer.id(77), "Theirs", Instant.parse("2026-11-26T08:00:00Z"),
                DeliveryState.QUEUED, List.of(new PartText("Theirs", 0, List.of())), List.of(Desk.channel(1)), 2);
        desk.fake.posts.set(0, theirs);
        model.send(PostMode.SCHEDULE, saved::add);
        assertNotNull(model.conflictProperty().get());
        return model;
    }

    @Test
    void whatIsThrownAwayIsForgottenAndCanBeBroughtBack() throws IOException {
        var model = written("Bread", 1);

        var thrown = model.discard();

        assertEquals(List.of(), desk.store.all());
        desk.store.keep(thrown);
        assertEquals(1, desk.store.all().size());
    }
}
