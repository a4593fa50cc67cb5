package belfry.desktop.composer;

import belfry.core.network.Network;
import belfry.core.network.Networks;
import belfry.core.network.telegram.Telegram;
import belfry.core.wire.ChannelView;
import belfry.core.wire.FindingView;
import belfry.core.wire.PostMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** What can be done about a finding by one press. */
final class Mends {
    private final ComposerModel model;
    private final Writing writing;
    private final Desk desk;

    /** What the composer's window does for a mend. */
    interface Desk {
        /** Shows the words of a channel; null: those of all. */
        void show(@Nullable UUID channel);

        /** Puts the cursor into the text of a part, or into the description of one of its media. */
        void focus(int part, int medium);

        void send(PostMode mode);

        /** Leaves for the channel itself; what is written is kept. */
        void openChannel(UUID channel);
    }

    Mends(ComposerModel model, Desk desk) {
        this.model = model;
        writing = model.writing();
        this.desk = desk;
    }

    /** The best first; may be empty where only other words help. */
    List<Mend> of(FindingView finding) {
        var at = FieldRef.of(finding.problem().field());
        var channel = Optional.ofNullable(finding.channelId()).flatMap(writing::channel);
        var mends = new ArrayList<Mend>();
        if (at.time()) {
            time(mends);
        } else if (at.inPart() && at.part() < parts(finding).size()) {
            inPart(finding, at, channel, mends);
        } else if (!at.setting().isEmpty()) {
            channel.ifPresent(known -> mends.add(new Mend("Use the default",
                    () -> writing.setting(known.id(), at.setting(), ""))));
        }
        channel.ifPresent(known -> about(finding.problem().code(), known, mends));
        return mends;
    }

    private ObservableList<PartModel> parts(FindingView finding) {
        return writing.parts(finding.channelId());
    }

    private void time(List<Mend> mends) {
        mends.add(new Mend("Next free slot", () -> desk.send(PostMode.NEXT_SLOT)));
        mends.add(new Mend("Tomorrow at 9", () -> model.when().words().set("tomorrow 9am")));
    }

    private void inPart(FindingView finding, FieldRef at, Optional<ChannelView> channel, List<Mend> mends) {
        var list = parts(finding);
        var part = list.get(at.part());
        switch (finding.problem().code()) {
            case "post-too-long" -> tooLong(list, at.part(), channel, mends);
            case "media-too-many" -> channel.ifPresent(known -> tooMany(list, at.part(), known, mends));
            case "media-mixed" -> mends.add(new Mend("Give the video its own part",
                    () -> writing.splitMedia(list, at.part(), part.media().stream()
                            .filter(PartModel.Attached::video).toList())));
            case "alt-text-missing", "alt-text-too-long" -> mends.add(new Mend("Describe it",
                    () -> focus(finding, at)));
            case "post-empty" -> mends.add(list.size() > 1
                    ? new Mend("Remove this part", () -> writing.removePart(list, part))
                    : new Mend("Write something", () -> focus(finding, at)));
            case "part-delay-refused" -> mends.add(new Mend("No delay", () -> part.delayProperty().set(0)));
            case "text-not-utf8" -> mends.add(new Mend("Take them out",
                    () -> part.textProperty().set(whole(part.textProperty().get()))));
            case "text-markup-broken" -> channel.ifPresent(known -> mends.add(new Mend("Send it as plain text",
                    () -> writing.setting(known.id(), Telegram.FORMAT, ""))));
            default -> takeAway(part, at, mends);
        }
    }

    private void focus(FindingView finding, FieldRef at) {
        desk.show(at.own() ? finding.channelId() : null);
        desk.focus(at.part(), at.medium());
    }

    private void tooLong(ObservableList<PartModel> list, int part, Optional<ChannelView> channel, List<Mend> mends) {
        channel.ifPresent(known -> Networks.find(known.network()).filter(Network::threads).ifPresent(network -> {
            // Looked for when it is asked for: in a long text that takes longer than a keystroke may.
            mends.add(new Mend("Move the end to the thread", () -> {
                var text = list.get(part).textProperty().get();
                writing.split(list, part,
                        wordEnd(text, LocalCheck.cut(network, text, network.limit(known.facts()))));
            }));
        }));
        channel.filter(known -> writing.own(known.id()).isEmpty() && writing.chosen().size() > 1)
                .ifPresent(known -> mends.add(new Mend("Own words for " + known.name(), () -> {
                    writing.differ(known.id());
                    desk.show(known.id());
                })));
    }

    /** The last space before the limit, unless that would leave next to nothing. */
    static int wordEnd(String text, int limit) {
        for (var at = limit; at > limit / 2; at--) {
            if (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                return at;
            }
        }
        return limit;
    }

    private void tooMany(ObservableList<PartModel> list, int part, ChannelView channel, List<Mend> mends) {
        Networks.find(channel.network()).ifPresent(network -> {
            var media = list.get(part).media();
            var most = Math.min(media.size(), network.maxMedia(channel.facts()));
            var rest = List.copyOf(media.subList(most, media.size()));
            mends.add(new Mend("Move %d to a new part".formatted(rest.size()),
                    () -> writing.splitMedia(list, part, rest)));
            mends.add(new Mend("Take %d away".formatted(rest.size()), () -> media.removeAll(rest)));
        });
    }

    private static void takeAway(PartModel part, FieldRef at, List<Mend> mends) {
        if (at.medium() != FieldRef.NONE && at.medium() < part.media().size()) {
            var medium = part.media().get(at.medium());
            mends.add(new Mend("Take it away", () -> part.media().remove(medium)));
        }
    }

    private void about(String code, ChannelView channel, List<Mend> mends) {
        if (code.startsWith("channel-")) {
            mends.add(new Mend(code.equals("channel-disabled") ? "Open the channel" : "Reconnect it",
                    () -> desk.openChannel(channel.id())));
        }
        if (!code.startsWith("alt-text") && !code.equals("channel-expiring") && !code.equals("channel-unwell")) {
            mends.add(new Mend("Leave out " + channel.name(), () -> writing.leaveOut(channel.id())));
        }
    }

    /** Without halves of characters and without zeros. */
    static String whole(String text) {
        var kept = new StringBuilder();
        text.codePoints().filter(point -> point != 0 && Character.getType(point) != Character.SURROGATE)
                .forEach(kept::appendCodePoint);
        return kept.toString();
    }
}
