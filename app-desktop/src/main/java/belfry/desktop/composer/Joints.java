package belfry.desktop.composer;

import belfry.desktop.ui.Prose;
import java.text.BreakIterator;
import java.util.Locale;
import javafx.scene.control.TextFormatter;

/**
 * What a text has in the editor only, never in what is sent. Joints are the places of a text of right-to-left script at
 * which JavaFX may break it into lines; it fails at every other (see {@link Prose}), in a text area even when that does
 * not wrap. Seams cut a long paragraph of joined emoji or of a script whose letters join into pieces: laying out one
 * costs JavaFX the square of its length, so that a keystroke would take many seconds.
 */
final class Joints {
    private static final char JOINT = '\u200E';
    private static final String JOINTS = "\u200E";
    /** Two joints together are never made otherwise. */
    private static final String SEAM = "\u200E\u200E\n";
    private static final int LONGEST_WORD = 30;
    private static final int PIECE = 180;
    private static final int LONGEST_PIECE = 220;
    /** Characters times those that join: below, a paragraph costs nothing that one notices. */
    private static final long MOST_WORK = 2_500_000;

    private Joints() {}

    static String without(String text) {
        if (text.indexOf(JOINT) < 0) {
            return text;
        }
        var whole = text.replace(SEAM, "");
        return Prose.rightToLeft(whole) ? whole.replace(JOINTS, "") : whole;
    }

    static String with(String text) {
        var right = Prose.rightToLeft(text);
        if (!right && !costly(text)) {
            return text;
        }
        var shown = new StringBuilder(text.length() + text.length() / 4);
        for (var from = 0; from < text.length();) {
            var newLine = text.indexOf('\n', from);
            var end = newLine < 0 ? text.length() : newLine + 1;
            join(shown, text.substring(from, end), right);
            from = end;
        }
        return shown.toString();
    }

    private static void join(StringBuilder shown, String paragraph, boolean right) {
        var cuts = costly(paragraph) ? signs(paragraph) : null;
        var last = paragraph.endsWith("\n") ? paragraph.length() - 1 : paragraph.length();
        var word = 0;
        var piece = 0;
        for (var i = 0; i < paragraph.length(); i++) {
            var sign = paragraph.charAt(i);
            shown.append(sign);
            word = Character.isWhitespace(sign) ? 0 : word + 1;
            if (right && (sign == ' ' || word >= LONGEST_WORD && !Character.isHighSurrogate(sign))) {
                shown.append(JOINT);
                word = 0;
            }
            piece++;
            if (cuts != null && i + 1 < last && (piece >= LONGEST_PIECE || piece >= PIECE && sign == ' ')
                    && cuts.isBoundary(i + 1)) {
                shown.append(SEAM);
                piece = 0;
            }
        }
    }

    private static BreakIterator signs(String text) {
        var signs = BreakIterator.getCharacterInstance(Locale.ROOT);
        signs.setText(text);
        return signs;
    }

    /** Whether laying out one of its paragraphs would take long. */
    private static boolean costly(String text) {
        var length = 0L;
        var joining = 0L;
        for (var i = 0; i < text.length(); i++) {
            var sign = text.charAt(i);
            length = sign == '\n' ? 0 : length + 1;
            joining = sign == '\n' ? 0 : joining + (joins(sign) ? 1 : 0);
            if (length * joining > MOST_WORK) {
                return true;
            }
        }
        return false;
    }

    /** Halves of emoji, what joins them, and the scripts between Hebrew and the signs of Europe and East Asia. */
    private static boolean joins(char sign) {
        return sign == '\u200D' || Character.isSurrogate(sign) || sign >= '\u0590' && sign < '\u1E00';
    }

    /** Where a position of the text stands in the text with joints. */
    static int at(String text, int position) {
        if (position <= 0) {
            return position;
        }
        var shown = with(text);
        if (position >= text.length()) {
            return shown.length();
        }
        var seen = 0;
        for (var i = 0; i < shown.length(); i++) {
            if (seen == position) {
                return i;
            }
            seen += shown.charAt(i) == text.charAt(seen) ? 1 : 0;
        }
        return shown.length();
    }

    /** Where a position of the text with joints stands in the text. */
    static int back(String shown, String text, int position) {
        var seen = 0;
        for (var i = 0; i < position && seen < text.length(); i++) {
            seen += shown.charAt(i) == text.charAt(seen) ? 1 : 0;
        }
        return seen;
    }

    private static boolean has(String shown) {
        return shown.contains(SEAM) || Prose.rightToLeft(shown) || costly(shown);
    }

    /** Keeps all that where it belongs while somebody types; deleting some of it deletes the sign that it stands beside. */
    static TextFormatter.Change keep(TextFormatter.Change change) {
        if (!change.isContentChange() || !has(change.getControlText()) && !has(change.getControlNewText())) {
            return change;
        }
        var shown = change.getControlText();
        var text = without(shown);
        var start = change.getRangeStart();
        var from = back(shown, text, start);
        var to = back(shown, text, change.getRangeEnd());
        if (from == to && change.getRangeEnd() > start && change.getText().isEmpty()) {
            if (change.getControlCaretPosition() == change.getRangeEnd()) {
                from = from == 0 ? 0 : signs(text).preceding(from);
            } else {
                to = to == text.length() ? to : signs(text).following(to);
            }
        }
        var typed = change.getText();
        var until = Math.clamp(change.getCaretPosition() - start, 0, typed.length());
        var caret = change.getCaretPosition() < start
                ? back(shown, text, change.getCaretPosition())
                : from + without(typed.substring(0, until)).length();
        var fresh = without(text.substring(0, from) + without(typed) + text.substring(to));
        change.setRange(0, shown.length());
        change.setText(with(fresh));
        var place = at(fresh, Math.min(caret, fresh.length()));
        change.selectRange(place, place);
        return change;
    }
}
