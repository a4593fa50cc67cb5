package belfry.desktop.composer;

import java.text.BreakIterator;
import java.util.Locale;

/**
 * The stretch of a text that stands in the editor, and what stands before and after it. JavaFX lays out the whole of a
 * text area at each keystroke, several times: of 100,000 characters that takes more than a second, so a long text is
 * edited one stretch after the other. What is before and after is kept as it is.
 */
record Stretch(String before, String shown, String after) {
    /** A text up to this length stands in the editor as a whole. */
    static final int WHOLE = 10_000;
    private static final int USUAL = 5_000;
    private static final int FEW = 500;
    /** What is seen again of the stretch that one comes from. */
    private static final int OVERLAP = 400;
    /** How far an end is moved back so that no word is cut. */
    private static final int LONGEST_WORD = 60;

    /** Of a text that comes as a whole the end is shown: there one goes on. */
    static Stretch ending(String text) {
        return around(text, text.length());
    }

    private static Stretch around(String text, int position) {
        if (text.length() <= WHOLE) {
            return new Stretch("", text, "");
        }
        var from = Math.clamp(position - USUAL / 2, 0, text.length() - USUAL);
        return cut(text, from);
    }

    private static Stretch cut(String text, int wanted) {
        var from = border(text, wanted < FEW ? 0 : wanted);
        var to = border(text, wanted + USUAL + FEW > text.length() ? text.length() : wanted + USUAL);
        return new Stretch(text.substring(0, from), text.substring(from, to), text.substring(to));
    }

    /** Behind a space where there is one near, else between two characters as people see them. */
    private static int border(String text, int wanted) {
        if (wanted <= 0 || wanted >= text.length()) {
            return Math.clamp(wanted, 0, text.length());
        }
        for (var at = wanted; at > Math.max(0, wanted - LONGEST_WORD); at--) {
            if (Character.isWhitespace(text.charAt(at - 1)) && !Character.isWhitespace(text.charAt(at))) {
                return at;
            }
        }
        var begin = Math.max(0, wanted - LONGEST_WORD);
        var signs = BreakIterator.getCharacterInstance(Locale.ROOT);
        signs.setText(text.substring(begin, Math.min(text.length(), wanted + LONGEST_WORD)));
        return begin + signs.preceding(wanted - begin + 1);
    }

    String text() {
        return whole() ? shown : before + shown + after;
    }

    boolean whole() {
        return before.isEmpty() && after.isEmpty();
    }

    /** The same place with other words in it; one that has become too long or too short is cut anew around the cursor. */
    Stretch saying(String words, int cursor) {
        var fresh = new Stretch(before, words, after);
        return words.length() > WHOLE || words.length() < FEW && !whole()
                ? around(fresh.text(), before.length() + cursor)
                : fresh;
    }

    Stretch earlier() {
        return before.isEmpty() ? this : cut(text(), Math.max(0, before.length() + OVERLAP - USUAL));
    }

    Stretch later() {
        return after.isEmpty() ? this : cut(text(), Math.min(end() - OVERLAP, text().length() - USUAL));
    }

    Stretch first() {
        return whole() ? this : cut(text(), 0);
    }

    Stretch last() {
        return whole() ? this : ending(text());
    }

    /** Where the shown words end in the text. */
    int end() {
        return before.length() + shown.length();
    }

    /** Where a position of the text stands in the shown words; {@link PartModel#FITS} when that is behind them. */
    int within(int position) {
        return position < 0 || position >= end() && !after.isEmpty()
                ? PartModel.FITS
                : Math.max(0, position - before.length());
    }

    /** Which characters these are. */
    String words() {
        return whole()
                ? ""
                : "Characters %,d to %,d of %,d".formatted(before.length() + 1, end(), end() + after.length());
    }
}
