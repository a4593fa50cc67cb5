package belfry.desktop.composer;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where in a post a problem is, read from its JSON pointer.
 *
 * @param own whether it is in the words of one channel
 * @param part position of the part; {@link #NONE}: not about a part
 * @param medium position of the medium; {@link #NONE}: not about one
 * @param setting name of a network's setting; empty: not about one
 */
record FieldRef(boolean own, int part, int medium, String setting, boolean time) {
    static final int NONE = -1;
    private static final Pattern POINTER = Pattern.compile(
            "(/deliveries/\\d+)?(?:/parts/(\\d+)(?:/media/(\\d+)|/\\w+)?|/settings/(\\w+)|(/dueAt|/mode))?(?:/\\w+)*");

    static FieldRef of(@Nullable String pointer) {
        var match = POINTER.matcher(pointer == null ? "" : pointer);
        return match.matches()
                ? new FieldRef(match.group(1) != null, number(match.group(2)), number(match.group(3)),
                        match.group(4) == null ? "" : match.group(4), match.group(5) != null)
                : new FieldRef(false, NONE, NONE, "", false);
    }

    private static int number(@Nullable String digits) {
        return digits == null ? NONE : Integer.parseInt(digits);
    }

    boolean inPart() {
        return part != NONE;
    }
}
