package belfry.desktop.composer;

import belfry.desktop.ui.Prose;
import javafx.scene.control.TextFormatter;

/**
 * Joints in a text of right-to-left script at which JavaFX may break it into lines. It fails at every other place of such
 * a text (see {@link Prose}), in a text area even when that does not wrap. They stand in the editor only, never in what
 * is sent.
 */
final class Joints {
    private static final char JOINT = '\u200E';
    private static final int LONGEST_WORD = 30;

    private Joints() {}

    static String without(String text) {
        return text.indexOf(JOINT) < 0 || !Prose.rightToLeft(text) ? text : text.replace("\u200E", "");
    }

    static String with(String text) {
        if (!Prose.rightToLeft(text)) {
            return text;
        }
        var jointed = new StringBuilder(text.length() + text.length() / 4);
        var word = 0;
        for (var i = 0; i < text.length(); i++) {
            var sign = text.charAt(i);
            jointed.append(sign);
            word = Character.isWhitespace(sign) ? 0 : word + 1;
            if (sign == ' ' || word >= LONGEST_WORD && !Character.isHighSurrogate(sign)) {
                jointed.append(JOINT);
                word = 0;
            }
        }
        return jointed.toString();
    }

    /** Where a position of the text stands in the text with joints. */
    static int at(String text, int position) {
        return position <= 0 || !Prose.rightToLeft(text)
                ? position
                : with(text).length() - tail(text, position);
    }

    private static int tail(String text, int position) {
        var jointed = with(text);
        var seen = 0;
        for (var i = 0; i < jointed.length(); i++) {
            if (seen == position) {
                return jointed.length() - i;
            }
            seen += jointed.charAt(i) == JOINT ? 0 : 1;
        }
        return 0;
    }

    /** Keeps the joints where they belong while somebody types; deleting one deletes the sign that it stands beside. */
    static TextFormatter.Change keep(TextFormatter.Change change) {
        if (!change.isContentChange() || !Prose.rightToLeft(change.getControlText())
                && !Prose.rightToLeft(change.getControlNewText())) {
            return change;
        }
        widen(change);
        var typed = change.getControlNewText();
        var caret = without(typed, change.getCaretPosition());
        var plain = typed.replace("\u200E", "");
        change.setRange(0, change.getControlText().length());
        change.setText(with(plain));
        var place = at(plain, caret);
        change.selectRange(place, place);
        return change;
    }

    private static int without(String typed, int caret) {
        return (int) typed.substring(0, Math.min(caret, typed.length())).chars().filter(sign -> sign != JOINT).count();
    }

    private static void widen(TextFormatter.Change change) {
        var before = change.getControlText();
        var start = change.getRangeStart();
        var end = change.getRangeEnd();
        if (!change.getText().isEmpty() || end != start + 1 || before.charAt(start) != JOINT) {
            return;
        }
        if (change.getControlCaretPosition() == end && start > 0) {
            change.setRange(start - 1, end);
            change.selectRange(start - 1, start - 1);
        } else if (end < before.length()) {
            change.setRange(start, end + 1);
        }
    }
}
