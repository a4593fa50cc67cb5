package belfry.core.network.telegram;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text with Telegram's HTML tags, turned into the plain text and the entities that the Bot API takes beside it. Done here
 * and not by Telegram's {@code parse_mode}: what is counted and shown before sending is then what is sent, and a broken
 * tag is found while somebody is there to mend it.
 */
public record TelegramMarkup(String text, List<Entity> entities, Optional<String> mistake) {
    private static final Pattern MARK = Pattern
            .compile("<(/?)([a-zA-Z-]+)(?:\\s+href=\"([^\"<>]*)\")?\\s*>|&(#?\\w+);|<");
    private static final Map<String, String> KINDS = Map.ofEntries(Map.entry("b", "bold"), Map.entry("strong", "bold"),
            Map.entry("i", "italic"), Map.entry("em", "italic"), Map.entry("u", "underline"),
            Map.entry("ins", "underline"), Map.entry("s", "strikethrough"), Map.entry("strike", "strikethrough"),
            Map.entry("del", "strikethrough"), Map.entry("code", "code"), Map.entry("pre", "pre"),
            Map.entry("a", "text_link"), Map.entry("blockquote", "blockquote"), Map.entry("tg-spoiler", "spoiler"));
    private static final Map<String, String> CHARACTERS = Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"");

    public TelegramMarkup {
        entities = List.copyOf(entities);
    }

    /** Offsets and lengths count UTF-16 units, as Telegram and Java do. */
    public record Entity(String type, int offset, int length, Optional<String> url) {}

    public static TelegramMarkup plain(String text) {
        return new TelegramMarkup(text, List.of(), Optional.empty());
    }

    public static TelegramMarkup html(String source) {
        return new Reading(source).read();
    }

    private record Open(String tag, int offset, Optional<String> url) {}

    private static final class Reading {
        private final String source;
        private final StringBuilder text = new StringBuilder();
        private final List<Entity> entities = new ArrayList<>();
        private final Deque<Open> open = new ArrayDeque<>();
        private Optional<String> mistake = Optional.empty();

        Reading(String source) {
            this.source = source;
        }

        TelegramMarkup read() {
            var marks = MARK.matcher(source);
            int done = 0;
            while (marks.find()) {
                text.append(source, done, marks.start());
                take(marks);
                done = marks.end();
            }
            text.append(source.substring(done));
            open.forEach(left -> fault("<%s> is not closed".formatted(left.tag())));
            return new TelegramMarkup(text.toString(), entities, mistake);
        }

        private void take(Matcher mark) {
            if (mark.group(4) != null) {
                text.append(character(mark.group(4)).orElse(mark.group()));
            } else if (mark.group(2) == null) {
                fault("a < that begins no tag; write it as &lt;");
                text.append('<');
            } else if (mark.group(1).isEmpty()) {
                begin(mark.group(2).toLowerCase(Locale.ROOT), Optional.ofNullable(mark.group(3)));
            } else {
                end(mark.group(2).toLowerCase(Locale.ROOT));
            }
        }

        private void begin(String tag, Optional<String> url) {
            if (!KINDS.containsKey(tag)) {
                fault("Telegram knows no <%s>".formatted(tag));
            }
            if (tag.equals("a") && url.isEmpty()) {
                fault("<a> has no href");
            }
            open.push(new Open(tag, text.length(), url));
        }

        private void end(String tag) {
            var begun = open.peek();
            if (begun == null || !begun.tag().equals(tag)) {
                fault("</%s> closes nothing".formatted(tag));
                return;
            }
            open.pop();
            var kind = KINDS.get(tag);
            if (kind != null && text.length() > begun.offset()) {
                entities.add(new Entity(kind, begun.offset(), text.length() - begun.offset(), begun.url()));
            }
        }

        private void fault(String what) {
            mistake = mistake.or(() -> Optional.of(what));
        }

        private static Optional<String> character(String name) {
            if (name.matches("#[0-9]{1,7}") && Character.isValidCodePoint(Integer.parseInt(name.substring(1)))) {
                return Optional.of(Character.toString(Integer.parseInt(name.substring(1))));
            }
            return Optional.ofNullable(CHARACTERS.get(name));
        }
    }
}
