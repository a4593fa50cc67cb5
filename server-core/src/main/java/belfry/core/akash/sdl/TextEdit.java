package belfry.core.akash.sdl;

import java.util.Comparator;
import java.util.List;

/** Puts other text in the place of the characters from {@code start} up to, not including, {@code end}. */
public record TextEdit(int start, int end, String replacement) {
    public TextEdit {
        if (start < 0 || end < start) {
            throw new IllegalArgumentException("no such range: " + start + " to " + end);
        }
    }

    /** All edits count their offsets in the text as given, so their order does not matter. */
    public static String apply(String text, List<TextEdit> edits) {
        var result = new StringBuilder(text.length() + 64);
        int done = 0;
        for (var edit : edits.stream().sorted(Comparator.comparingInt(TextEdit::start)).toList()) {
            if (edit.start < done || edit.end > text.length()) {
                throw new IllegalArgumentException("edit at " + edit.start + " overlaps another or ends past the text");
            }
            result.append(text, done, edit.start).append(edit.replacement);
            done = edit.end;
        }
        return result.append(text, done, text.length()).toString();
    }
}
