package belfry.core.network;

import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.util.Locale;

/** Lengths of a text in the units that networks count. */
public final class TextLength {
    private TextLength() {}

    /** {@code 1 character}, {@code 2 characters}. */
    static String spoken(int count, String unit) {
        return count == 1 ? "1 " + unit.replaceFirst("s$", "") : count + " " + unit;
    }

    /** What a person sees as one character; true to Unicode 16 from Java 25 on, wrong for joined emoji before 20. */
    public static int graphemes(String text) {
        if (text.isEmpty()) {
            return 0;
        }
        var borders = BreakIterator.getCharacterInstance(Locale.ROOT);
        borders.setText(text);
        int count = 0;
        while (borders.next() != BreakIterator.DONE) {
            count++;
        }
        return count;
    }

    public static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
