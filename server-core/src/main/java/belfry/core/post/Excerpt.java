package belfry.core.post;

import java.text.BreakIterator;
import java.util.List;
import java.util.Locale;

/** The first words of a post, on one line, as lists show them. */
public final class Excerpt {
    private static final int LENGTH = 140;
    /** No text of this size needs to be looked at as a whole to find its first words. */
    private static final int ENOUGH = 2000;

    private Excerpt() {}

    /** Of the first text that has words; never cuts a character that people see as one. */
    public static String of(List<String> texts) {
        return texts.stream().map(Excerpt::line).filter(line -> !line.isEmpty()).findFirst().map(Excerpt::cut)
                .orElse("");
    }

    private static String line(String text) {
        return text.substring(0, Math.min(text.length(), ENOUGH)).replaceAll("[\\s\\p{Zl}\\p{Zp}\\p{Cc}]+", " ")
                .strip();
    }

    private static String cut(String line) {
        if (line.length() <= LENGTH) {
            return line;
        }
        var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(line);
        return line.substring(0, characters.preceding(LENGTH)).stripTrailing() + "…";
    }
}
