package belfry.core.akash.sdl;

import java.util.Arrays;

/** Turns offsets into lines and columns, and code points counted by the YAML reader into offsets. */
final class TextPlaces {
    private final int length;
    private final int[] lineStarts;
    private final int[] offsets;
    private final int shift;

    /** @param shift how many characters at the front the YAML reader was not given */
    TextPlaces(String text, int shift) {
        this.length = text.length();
        this.shift = shift;
        this.lineStarts = lineStarts(text);
        this.offsets = hasSurrogates(text) ? codePointOffsets(text.substring(shift)) : new int[0];
    }

    private static boolean hasSurrogates(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (Character.isSurrogate(text.charAt(at))) {
                return true;
            }
        }
        return false;
    }

    private static int[] lineStarts(String text) {
        var starts = new int[16];
        int count = 1;
        for (int at = 0; at < text.length(); at++) {
            if (endsLine(text, at)) {
                starts = count == starts.length ? Arrays.copyOf(starts, count * 2) : starts;
                starts[count++] = at + 1;
            }
        }
        return Arrays.copyOf(starts, count);
    }

    private static boolean endsLine(String text, int at) {
        char c = text.charAt(at);
        return c == '\n' || (c == '\r' && (at + 1 == text.length() || text.charAt(at + 1) != '\n'));
    }

    private static int[] codePointOffsets(String text) {
        var offsets = new int[text.codePointCount(0, text.length()) + 1];
        for (int point = 0, at = 0; point < offsets.length; point++) {
            offsets[point] = at;
            at += at < text.length() ? Character.charCount(text.codePointAt(at)) : 0;
        }
        return offsets;
    }

    int offset(int codePoint) {
        int offset = offsets.length == 0 ? codePoint : offsets[Math.min(codePoint, offsets.length - 1)];
        return Math.min(offset + shift, length);
    }

    Position position(int offset) {
        int within = Math.clamp(offset, 0, length);
        int found = Arrays.binarySearch(lineStarts, within);
        int line = found >= 0 ? found : -found - 2;
        return new Position(line + 1, within - lineStarts[line] + 1, within);
    }
}
