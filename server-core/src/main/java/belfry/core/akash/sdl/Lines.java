package belfry.core.akash.sdl;

import belfry.core.akash.sdl.SdlNode.Item;
import belfry.core.akash.sdl.SdlNode.Sequence;

/** The text of a file seen as lines: where they begin and end, and how far they are indented. */
final class Lines {
    private final String text;

    Lines(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    String newline() {
        int end = text.indexOf('\n');
        return end > 0 && text.charAt(end - 1) == '\r' ? "\r\n" : "\n";
    }

    int startOfLine(int offset) {
        return text.lastIndexOf('\n', offset - 1) + 1;
    }

    /** Where the line ends, before its line end. */
    int endOfLine(int offset) {
        int end = text.indexOf('\n', offset);
        int stop = end < 0 ? text.length() : end;
        return stop > offset && text.charAt(stop - 1) == '\r' ? stop - 1 : stop;
    }

    /** Where the line after this one begins. */
    int nextLine(int offset) {
        int end = text.indexOf('\n', offset);
        return end < 0 ? text.length() : end + 1;
    }

    /** As many blanks as stand, or would stand, before this place. */
    String indent(int offset) {
        int from = startOfLine(offset);
        int mark = from < offset && text.charAt(from) == '\uFEFF' ? 1 : 0;
        return " ".repeat(offset - from - mark);
    }

    boolean firstInLine(int offset) {
        return text.substring(startOfLine(offset), offset).isBlank();
    }

    int colonAfter(int offset) {
        int colon = text.indexOf(':', offset);
        return colon < 0 ? offset : colon;
    }

    /** Where the dash of a list item stands. */
    int dash(Sequence sequence, Item item) {
        if (sequence.items().getFirst() == item) {
            return sequence.start();
        }
        int column = sequence.start() - startOfLine(sequence.start());
        int line = startOfLine(item.start());
        while (line > 0 && !isDash(line + column)) {
            line = startOfLine(line - 1);
        }
        return line + column;
    }

    private boolean isDash(int offset) {
        return offset < text.length() && text.charAt(offset) == '-' && firstInLine(offset);
    }
}
