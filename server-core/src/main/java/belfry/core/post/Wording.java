package belfry.core.post;

import belfry.core.problem.Problem;
import java.util.Optional;

/** What no text may contain, whichever network it is for. */
public final class Wording {
    /** Far above every network; below it a text is kept, whatever it is. */
    public static final int LONGEST = 500_000;

    private Wording() {}

    /** @param field the JSON pointer of the text */
    public static Optional<Problem> problem(String text, String field) {
        if (text.length() > LONGEST) {
            return Optional.of(Problem.error("post-too-long", "The text has %,d characters".formatted(text.length()),
                    "Belfry keeps texts of up to %,d characters".formatted(LONGEST), "Shorten it").at(field));
        }
        for (int i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == 0) {
                return Optional.of(broken("The text contains the character U+0000 at position %d".formatted(i), field));
            }
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return Optional.of(broken("The text contains half a character at position %d".formatted(i), field));
            }
        }
        return Optional.empty();
    }

    private static Problem broken(String summary, String field) {
        return Problem.error("text-not-utf8", summary, "It cannot be written as UTF-8, so no network would take it",
                "Type the text again at that place, or send it as UTF-8").at(field);
    }
}
