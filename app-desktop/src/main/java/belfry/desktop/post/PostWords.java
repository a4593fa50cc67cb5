package belfry.desktop.post;

import belfry.core.post.DeliveryState;
import belfry.core.wire.ChannelView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the filter line: {@code state:failed network:telegram channel:"Bread news" due:yesterday}, and any other words
 * are looked for in the text.
 */
final class PostWords {
    static final List<String> NAMES = List.of("state", "network", "channel", "due", "text");
    private static final Pattern TOKEN = Pattern.compile("(?:([\\p{L}]+):)?(?:\"([^\"]*)\"?|(\\S+))");
    private static final int NEAR = 2;

    private final List<ChannelView> channels;
    private final DueWords due;

    /** What was read: a query, or the reason why the line is not understood. */
    record Read(PostQuery query, String mistake) {
        static Read wrong(String mistake) {
            return new Read(PostQuery.ALL, mistake);
        }
    }

    PostWords(List<ChannelView> channels, Instant now, ZoneId zone) {
        this.channels = List.copyOf(channels);
        due = new DueWords(LocalDate.ofInstant(now, zone), zone, now);
    }

    Read read(String line) {
        var query = PostQuery.ALL;
        var text = new ArrayList<String>();
        var tokens = TOKEN.matcher(line.strip());
        while (tokens.find()) {
            var name = tokens.group(1) == null ? "" : tokens.group(1).toLowerCase(Locale.ROOT);
            var value = tokens.group(2) == null ? tokens.group(3) : tokens.group(2);
            if (name.isEmpty() && value.endsWith(":") && NAMES.contains(value.substring(0, value.length() - 1))) {
                // Somebody is about to type what it should be.
                continue;
            }
            if (name.isEmpty() || name.equals("text") || value.startsWith("//")) {
                text.add(value.startsWith("//") ? tokens.group() : value);
                continue;
            }
            var read = with(query, name, value);
            if (!read.mistake().isEmpty()) {
                return read;
            }
            query = read.query();
        }
        return new Read(new PostQuery(query.state(), query.network(), query.channel(), query.from(), query.to(),
                String.join(" ", text)), "");
    }

    private Read with(PostQuery query, String name, String value) {
        return switch (name) {
            case "state" -> state(query, value);
            case "network" -> network(query, value);
            case "channel" -> channel(query, value);
            case "due" -> due.read(value).map(range -> right(query, query.state(), query.network(), query.channel(),
                    range)).orElse(Read.wrong(
                            "\"%s\" is no day; say today, yesterday, last-week, 2026-11-24 or "
                                    .formatted(value) + "2026-11-01..2026-11-24"));
            default -> Read.wrong("There is no word \"%s:\"; %s".formatted(name, near(name, NAMES)
                    .map(meant -> "did you mean \"%s:\"?".formatted(meant))
                    .orElse("there are " + NAMES.stream().map(known -> known + ":")
                            .collect(Collectors.joining(", ")))));
        };
    }

    private static Read right(PostQuery query, @Nullable DeliveryState state, @Nullable String network,
            @Nullable UUID channel, DueWords.Range range) {
        return new Read(new PostQuery(state, network, channel, range.from(), range.to(), query.text()), "");
    }

    private static DueWords.Range range(PostQuery query) {
        return new DueWords.Range(query.from(), query.to());
    }

    private static Read state(PostQuery query, String value) {
        var found = Stream.of(DeliveryState.values())
                .filter(state -> word(state).equals(value.toLowerCase(Locale.ROOT)))
                .findFirst();
        var words = Stream.of(DeliveryState.values()).map(PostWords::word).toList();
        return found.map(state -> right(query, state, query.network(), query.channel(), range(query)))
                .orElse(Read.wrong("There is no state \"%s\"; %s".formatted(value, near(value, words)
                        .map(meant -> "did you mean %s?".formatted(meant))
                        .orElse("there are " + String.join(", ", words)))));
    }

    private Read network(PostQuery query, String value) {
        var known = channels.stream().map(ChannelView::network).distinct().sorted().toList();
        return known.stream().filter(network -> network.equalsIgnoreCase(value)).findFirst()
                .map(network -> right(query, query.state(), network, query.channel(), range(query)))
                .orElse(Read.wrong("No channel is on \"%s\"; you have %s".formatted(value, listed(known))));
    }

    private Read channel(PostQuery query, String value) {
        var words = value.toLowerCase(Locale.ROOT);
        var exact = channels.stream().filter(channel -> channel.name().toLowerCase(Locale.ROOT).equals(words)
                || channel.handle().toLowerCase(Locale.ROOT).equals(words)).findFirst();
        return exact.or(() -> channels.stream()
                .filter(channel -> channel.name().toLowerCase(Locale.ROOT).startsWith(words)).findFirst())
                .map(channel -> right(query, query.state(), query.network(), channel.id(), range(query)))
                .orElse(Read.wrong("No channel is called \"%s\"; you have %s".formatted(value,
                        listed(channels.stream().map(ChannelView::name).sorted().limit(6).toList()))));
    }

    private static String listed(List<String> names) {
        return names.isEmpty() ? "none yet" : String.join(", ", names);
    }

    /** {@code in-review}. */
    static String word(DeliveryState state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The line with the word under the caret completed, each way that fits; the best first. */
    List<String> completions(String line, int caret) {
        var start = caret;
        while (start > 0 && !Character.isWhitespace(line.charAt(start - 1))) {
            start--;
        }
        var begun = line.substring(start, caret).toLowerCase(Locale.ROOT);
        var before = line.substring(0, start);
        var after = line.substring(caret);
        return values(begun).filter(whole -> whole.toLowerCase(Locale.ROOT).startsWith(begun) && !whole.equals(begun))
                .map(whole -> before + whole + after).limit(12).toList();
    }

    private Stream<String> values(String begun) {
        var colon = begun.indexOf(':');
        if (colon < 0) {
            return begun.isEmpty() ? Stream.empty() : NAMES.stream().map(name -> name + ":");
        }
        var name = begun.substring(0, colon);
        return switch (name) {
            case "state" -> Stream.of(DeliveryState.values()).map(state -> "state:" + word(state));
            case "network" -> channels.stream().map(ChannelView::network).distinct().sorted()
                    .map(network -> "network:" + network);
            case "channel" -> channels.stream().map(ChannelView::name).sorted().map(channel -> "channel:"
                    + (channel.contains(" ") ? '"' + channel + '"' : channel));
            case "due" -> DueWords.WORDS.stream().map(word -> "due:" + word);
            default -> Stream.empty();
        };
    }

    private static Optional<String> near(String typed, List<String> known) {
        return known.stream().filter(word -> word.startsWith(typed) || distance(typed, word) <= NEAR).findFirst();
    }

    /** How many letters have to be changed, added or taken out. */
    private static int distance(String one, String other) {
        var row = new int[other.length() + 1];
        for (var j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (var i = 1; i <= one.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j < row.length; j++) {
                var change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
