package belfry.desktop.composer;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was found on this machine when the composer opened.
 *
 * @param since when the words that are shown were kept; empty: they are not from before
 * @param others what else was begun and not sent
 */
record Kept(Optional<Instant> since, List<LocalDraft> others) {
    private static final int SHOWN = 48;

    Kept {
        others = List.copyOf(others);
    }

    static String shortWords(LocalDraft draft) {
        var words = draft.excerpt();
        return words.length() <= SHOWN
                ? words
                : words.substring(0, words.offsetByCodePoints(0, Math.min(SHOWN,
                        words.codePointCount(0, words.length())))) + "…";
    }
}
