package belfry.core.network.bluesky;

import belfry.core.network.TextLength;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds links, mentions and tags in a text, because Bluesky shows only those that the sender has marked. */
public final class Facets {
    private static final String BEFORE = "(?<![\\p{L}\\p{N}_@#/&=.-])";
    private static final Pattern LINK = Pattern.compile("(?<![\\p{L}\\p{N}_])https?://[^\\s<>\"]+",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern MENTION = Pattern
            .compile(BEFORE
                    + "@((?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\\.)+[a-zA-Z](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?)");
    private static final Pattern TAG = Pattern.compile(BEFORE + "[#\uFF03]([^\\s#\uFF03]+)");
    private static final int LONGEST_TAG = 64;

    private Facets() {}

    /** In the order of the text, none overlapping another. */
    public static List<Facet> in(String text) {
        var found = new ArrayList<Span>();
        collect(found, LINK.matcher(text));
        collect(found, MENTION.matcher(text));
        collect(found, TAG.matcher(text));
        found.sort(Comparator.comparingInt(Span::start));
        return found.stream().map(span -> span.facet(text)).toList();
    }

    private record Span(int start, int end, char kind, String value) {
        Facet facet(String text) {
            int from = TextLength.utf8(text.substring(0, start));
            int to = from + TextLength.utf8(text.substring(start, end));
            return switch (kind) {
                case '@' -> new Facet.Mention(from, to, value);
                case '#' -> new Facet.Tag(from, to, value);
                default -> new Facet.Link(from, to, value);
            };
        }
    }

    private static void collect(List<Span> found, Matcher matcher) {
        while (matcher.find()) {
            var span = span(matcher);
            if (span.value().isEmpty() || found.stream().anyMatch(other -> overlap(other, span))) {
                continue;
            }
            found.add(span);
        }
    }

    private static Span span(Matcher matcher) {
        var whole = matcher.group();
        if (matcher.pattern() == LINK) {
            var url = withoutSentenceEnd(whole);
            return new Span(matcher.start(), matcher.start() + url.length(), 'h', url);
        }
        if (matcher.pattern() == MENTION) {
            return new Span(matcher.start(), matcher.end(), '@', matcher.group(1));
        }
        var tag = matcher.group(1).replaceFirst("[\\p{P}\\p{S}]+$", "");
        var usable = tag.matches("[\\p{N}]+") || TextLength.graphemes(tag) > LONGEST_TAG ? "" : tag;
        return new Span(matcher.start(), matcher.start() + 1 + tag.length(), '#', usable);
    }

    /** A point or a bracket after an address belongs to the sentence, unless the address opened the bracket itself. */
    private static String withoutSentenceEnd(String url) {
        var end = url;
        while (!end.isEmpty() && (".,;:!?'\u201d\u2019".indexOf(end.charAt(end.length() - 1)) >= 0
                || (end.endsWith(")") && end.indexOf('(') < 0))) {
            end = end.substring(0, end.length() - 1);
        }
        return end;
    }

    private static boolean overlap(Span one, Span other) {
        return one.start() < other.end() && other.start() < one.end();
    }
}
