package belfry.core.network.mastodon;

import belfry.core.network.TextLength;
import java.util.regex.Pattern;

/** Counts as a Mastodon instance does: every address 23, a mention without its instance, the rest by grapheme. */
final class MastodonText {
    /** Fixed by Mastodon ({@code characters_reserved_per_url}) so that no shortened address gains anything. */
    private static final String ADDRESS_PLACE = "x".repeat(23);
    private static final Pattern ADDRESS = Pattern.compile(
            "(?<![\\p{L}\\p{N}_/@.])https?://[\\p{L}\\p{N}](?:[^\\s<>\"]*[^\\s<>\".,;:!?')\\]}])?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern MENTION = Pattern
            .compile(
                    "(?<![\\w/])@([a-zA-Z0-9_]+(?:[a-zA-Z0-9_.-]*[a-zA-Z0-9_])?)@[\\p{L}\\p{N}](?:[\\p{L}\\p{N}.:-]*[\\p{L}\\p{N}])?");

    private MastodonText() {}

    static int count(String text) {
        var withPlaces = ADDRESS.matcher(text).replaceAll(ADDRESS_PLACE);
        return TextLength.graphemes(MENTION.matcher(withPlaces).replaceAll("@$1"));
    }
}
