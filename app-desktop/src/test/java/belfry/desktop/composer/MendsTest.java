package belfry.desktop.composer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.network.mastodon.Mastodon;
import belfry.core.problem.Problem;
import belfry.core.wire.FindingView;
import belfry.core.wire.MediaView;
import belfry.core.wire.PostMode;
import belfry.desktop.FakeServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MendsTest implements Mends.Desk {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;
    @SuppressWarnings("NullAway.Init")
    private Desk desk;
    @SuppressWarnings("NullAway.Init")
    private ComposerModel model;
    private final List<String> done = new ArrayList<>();

    @BeforeEach
    void open() {
        desk = new Desk(folder);
        model = desk.composer();
        model.writing().chosen().addAll(List.of(Desk.channel(1), Desk.channel(2)));
    }

    @AfterEach
    void close() {
        desk.close();
    }

    @Override
    public void show(@Nullable UUID channel) {
        done.add("show " + channel);
    }

    @Override
    public void focus(int part, int medium) {
        done.add("focus %d %d".formatted(part, medium));
    }

    @Override
    public void send(PostMode mode) {
        done.add("send " + mode);
    }

    @Override
    public void openChannel(UUID channel) {
        done.add("open " + channel);
    }

    private List<Mend> mends(String code, String pointer, int channel) {
        return new Mends(model, this).of(new FindingView(
                Problem.error(code, "It is wrong", "So it is", "Mend it").at(pointer), Desk.channel(channel)));
    }

    private void press(List<Mend> mends, String label) {
        mends.stream().filter(mend -> mend.label().equals(label)).findFirst()
                .orElseThrow(() -> new AssertionError(mends.toString())).run().run();
    }

    private List<String> texts() {
        return model.writing().common().stream().map(part -> part.textProperty().get()).toList();
    }

    @Test
    void whatIsTooLongIsMovedToTheThreadAtAWord() {
        Desk.say(model, 0, "word ".repeat(70).strip());
        desk.pass();
        var finding = model.checks().findings().stream()
                .filter(found -> found.problem().code().equals("post-too-long")).findFirst().orElseThrow();

        press(new Mends(model, this).of(finding), "Move the end to the thread");
        desk.pass();

        assertEquals(List.of("word ".repeat(60).strip(), "word ".repeat(10).strip()), texts());
        assertTrue(model.checks().findings().stream()
                .noneMatch(found -> found.problem().code().equals("post-too-long")));
    }

    @Test
    void aChannelCanBeGivenItsOwnWordsOrLeftOut() {
        Desk.say(model, 0, "a".repeat(320));
        press(mends("post-too-long", "/parts/0/text", 1), "Own words for Bakery");
        assertTrue(model.writing().own(Desk.channel(1)).isPresent());
        assertEquals(List.of("show " + Desk.channel(1)), done);

        press(mends("post-too-long", "/parts/0/text", 1), "Leave out Bakery");

        assertEquals(java.util.Set.of(Desk.channel(2)), model.writing().chosen());
    }

    @Test
    void mediaThatAreTooManyOrMixedMoveToAPartOfTheirOwn() {
        var part = model.writing().common().getFirst();
        for (var i = 0; i < 6; i++) {
            part.media().add(PartModel.Attached.of(media(i, i == 5 ? "video/mp4" : "image/png")));
        }
        press(mends("media-mixed", "/parts/0/media/5", 1), "Give the video its own part");
        assertEquals(List.of(5, 1), model.writing().common().stream().map(each -> each.media().size()).toList());

        press(mends("media-too-many", "/parts/0/media/4", 1), "Move 1 to a new part");

        assertEquals(List.of(4, 1, 1), model.writing().common().stream().map(each -> each.media().size()).toList());
    }

    private static MediaView media(int number, String type) {
        return new MediaView(FakeServer.id(600 + number), "m" + number, type, 1000L, 10, 10, null, "", "/m",
                Desk.NOW);
    }

    @Test
    void aMissingDescriptionBringsOneToItsField() {
        model.writing().common().getFirst().media().add(PartModel.Attached.of(media(1, "image/png")));

        press(mends("alt-text-missing", "/parts/0/media/0", 2), "Describe it");

        assertEquals(List.of("show null", "focus 0 0"), done);
    }

    @Test
    void timeSettingsAndChannelsHaveTheirMend() {
        press(mends("post-in-the-past", "/dueAt", 1), "Tomorrow at 9");
        assertEquals("tomorrow 9am", model.when().words().get());
        press(mends("post-in-the-past", "/dueAt", 1), "Next free slot");
        model.writing().setting(Desk.channel(2), Mastodon.VISIBILITY, "nobody");
        press(mends("setting-refused", "/settings/visibility", 2), "Use the default");
        assertEquals(java.util.Map.of(), model.writing().settings(Desk.channel(2)));
        press(mends("channel-disconnected", "/deliveries/1/channelId", 2), "Reconnect it");

        assertEquals(List.of("send NEXT_SLOT", "open " + Desk.channel(2)), done);
    }

    @Test
    void brokenCharactersAndEmptyPartsAreTakenOut() {
        assertEquals("a👨‍👩‍👧b", Mends.whole("a\u0000👨‍👩‍👧\uD83Db"));
        model.writing().addPart(model.writing().common());
        press(mends("post-empty", "/parts/1/text", 1), "Remove this part");
        assertEquals(1, model.writing().common().size());
    }
}
