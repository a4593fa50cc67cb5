package belfry.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.post.DeliveryState;
import belfry.core.wire.PartText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.junit.jupiter.api.Test;

/** What a person does in the composer. */
class ComposerViewTest extends OpenComposer {
    @Test
    void aPostIsWrittenForThreeChannelsAndScheduledInWordsByKeyboardAlone() {
        write("Fresh bread", 1, 2, 0);
        console.type("#composer-when", "tomorrow 9am");
        console.robot().interact(() -> console.node("#part-0").requestFocus());
        console.robot().press(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.ENTER)
                .release(KeyCode.ENTER, KeyCode.SHIFT, KeyCode.SHORTCUT);

        Await.until("it is scheduled", () -> fake.posts.size() == 1);
        assertEquals(3, fake.posts.getFirst().deliveries().size());
        Await.until("the composer is gone", () -> !console.there("#composer"));
        Await.until("nothing is kept", () -> drafts() == 0);
    }

    private long drafts() throws IOException {
        var drafts = folder.resolve("drafts");
        if (!Files.isDirectory(drafts)) {
            return 0;
        }
        try (var files = Files.list(drafts)) {
            return files.filter(file -> file.toString().endsWith(".json")).count();
        }
    }

    @Test
    void aChannelGetsItsOwnWordsWithAStarAndReturnsToThoseOfAll() {
        write("For all", 1, 2);
        console.fire("#variant-" + channel(2));
        console.fire("#composer-differ");
        Await.until("a star", () -> console.text("#variant-" + channel(2)).equals("Bakery Berlin *"));
        console.type("#part-0", "For the elephant");
        console.fire("#variant-all");
        assertEquals("For all", console.text("#part-0"));

        console.fire("#variant-" + channel(2));
        assertEquals("For the elephant", console.text("#part-0"));
        console.fire("#composer-agree");

        Await.until("no star", () -> console.text("#variant-" + channel(2)).equals("Bakery Berlin"));
    }

    @Test
    void countersTurnRedTheOverflowIsMarkedAndOnePressMovesItToTheThread() {
        write("word ".repeat(56).strip(), 1);
        Await.until("near the limit", () -> counters().equals(List.of("279/300"))
                && console.there(".counter-near"));

        console.type("#part-0", "word ".repeat(70).strip());
        Await.until("over", () -> console.there(".counter-over") && console.there(".overflow-mark"));
        console.press("Move the end to the thread");

        Await.until("two parts", () -> console.there("#part-1"));
        Await.until("both fit", () -> counters().equals(List.of("299/300", "49/300"))
                && !console.there(".overflow-mark"));
    }

    @Test
    void theThreadIsReorderedDelayedAndShortened() {
        write("one", 1);
        console.fire("#composer-add-part");
        console.type("#part-1", "two");
        console.fire("#part-up-1");
        Await.until("reordered", () -> console.text("#part-0").equals("two"));
        console.fire("#part-remove-0");
        Await.until("one is left", () -> !console.there("#part-1") && console.text("#part-0").equals("one"));
    }

    @Test
    void picturesAreUploadedDescribedAndAFileThatIsNoneIsRefusedInWords() throws IOException {
        var picture = Files.write(folder.resolve("bread.png"), FakeMedia.picture());
        var text = Files.writeString(folder.resolve("bread.jpg"), "not a picture at all");
        write("Look", 1);
        attach(picture, text);

        Await.until("the picture is there", () -> console.there("#alt-0"));
        Await.until("the other is refused", () -> console.label("This is not a picture or video Belfry takes"));
        console.type("#alt-0", "A loaf of bread");
        console.fire("#upload-away");
        console.fire("#send-draft");

        Await.until("saved", () -> fake.posts.size() == 1);
        var media = fake.posts.getFirst().parts().getFirst().media();
        assertEquals("A loaf of bread", media.getFirst().altText());
        assertEquals(1, media.size());
    }

    /** As a drop of files does it; the platform of the tests knows no system drag and drop. */
    private void attach(Path... files) {
        console.robot().interact(() -> belfry.desktop.composer.Drops.on(console.node(".part-editor"), List.of(files)));
    }

    @Test
    void whatIsTypedSurvivesAKillAndIsOffered() throws IOException {
        write("Half a sent", 1);
        Await.until("kept", () -> drafts() == 1);
        console.killed();

        window();
        console.open();
        Await.until("offered", () -> console.label("\"Half a sent\" is not sent yet"));
        console.press("Go on");

        Await.until("there again", () -> console.text("#part-0").equals("Half a sent"));
        assertTrue(console.there("#kept"));
        assertTrue(((ToggleButton) console.node("#to-" + channel(1))).isSelected());
    }

    @Test
    void whileTheServerIsAwayItSaysSoAndSendsWhenItIsBack() throws IOException {
        write("Written in the train", 1);
        fake.die();
        console.fire("#send-now");
        console.fire("#send-later");
        Await.until("told", () -> console.label("Kept on this machine; it is sent as soon as the server answers"));
        assertEquals(List.of(), sent());

        fake.comeBack();

        Await.until("sent once", () -> sent().equals(List.of("Written in the train")));
        Await.until("no longer kept", () -> drafts() == 0);
    }

    /** What stands in the two columns of a conflict. */
    private List<String> facing() {
        return console.robot().lookup("#conflict-words").queryAllAs(TextFlow.class).stream().map(flow -> flow
                .getChildren().stream().map(piece -> ((Text) piece).getText()).collect(Collectors.joining())).toList();
    }

    @Test
    void anotherPersonsEditIsShownSideBySide() {
        var parts = List.of(new PartText("Bread", 0, List.of()));
        var due = Instant.now().plus(Duration.ofHours(3));
        fake.posts.add(fake.post(FakeServer.id(77), "Bread", due, DeliveryState.QUEUED, parts, List.of(channel(1)), 1));
        console.robot().interact(() -> console.console().composer().edit(fake.posts.getFirst()));
        console.type("#part-0", "Mine");
        fake.posts.set(0, fake.post(FakeServer.id(77), "Theirs", due, DeliveryState.QUEUED,
                List.of(new PartText("Theirs", 0, List.of())), List.of(channel(1)), 2));
        console.fire("#send-schedule");

        Await.until("both", () -> console.there("#conflict") && facing().containsAll(List.of("Mine", "Theirs")));
        console.fire("#conflict-mine");
        Await.until("back at the words", () -> !console.there("#conflict"));
        console.fire("#send-schedule");

        Await.until("mine is there", () -> sent().equals(List.of("Mine")));
    }

    @Test
    void theMastodonOptionsTravelWithThePost() {
        write("Careful", 2);
        console.type("#option-contentWarning-" + channel(2), "Food");
        Await.until("the preview warns", () -> console.robot().lookup(".preview-warning").queryAllAs(Labeled.class)
                .stream().anyMatch(label -> label.getText().equals("Food")));
    }

    @Test
    void escapeClosesWithoutAskingAndNewPostGoesOn() {
        write("Not finished", 1);
        console.robot().interact(() -> console.node("#part-0").requestFocus());
        console.robot().type(KeyCode.ESCAPE);
        Await.until("closed", () -> !console.there("#composer"));

        console.act("composer.new");

        assertEquals("Not finished", console.text("#part-0"));
        console.fire("#composer-fresh");
        assertEquals("", console.text("#part-0"));
        assertTrue(console.there("#composer-others"));
    }

    @Test
    void whatIsThrownAwayCanBeBroughtBack() {
        write("A slip", 1);
        console.fire("#composer-discard");
        Await.until("gone", () -> !console.there("#composer"));
        console.press("Bring it back");
        assertEquals("A slip", console.text("#part-0"));
    }

    @Test
    void aWayThatIsNotOfferedSaysWhy() {
        write("Bread");
        console.fire("#send-schedule");
        assertEquals("Choose a channel first", console.text("#composer-why"));
        assertFalse(((Node) console.node("#send-schedule")).isDisabled());
    }
}
