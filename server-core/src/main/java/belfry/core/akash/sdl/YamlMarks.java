package belfry.core.akash.sdl;

import belfry.core.akash.sdl.SdlNode.Scalar;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;

/** Where the events of the YAML reader stand in the text. */
final class YamlMarks {
    private final String text;
    private final TextPlaces places;

    YamlMarks(String text, TextPlaces places) {
        this.text = text;
        this.places = places;
    }

    int start(Event event) {
        return event.getStartMark().map(this::offset).orElse(0);
    }

    int end(Event event) {
        return event.getEndMark().map(this::offset).orElse(text.length());
    }

    private int offset(Mark mark) {
        return places.offset(mark.getIndex());
    }

    /** The end without the blanks and line ends that the reader counts to a block text. */
    int trimmedEnd(Event event) {
        int end = end(event);
        int start = start(event);
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        return end;
    }

    /** Where the value itself begins, after an anchor or a tag. */
    int valueStart(Event event) {
        int at = start(event);
        int end = end(event);
        while (at < end && (text.charAt(at) == '&' || text.charAt(at) == '!')) {
            at = skipBlanks(skipWord(at, end), end);
        }
        return at;
    }

    private int skipWord(int from, int end) {
        int at = from;
        while (at < end && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private int skipBlanks(int from, int end) {
        int at = from;
        while (at < end && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '#')) {
            at = text.charAt(at) == '#' ? endOfLine(at) : at + 1;
        }
        return at;
    }

    private int endOfLine(int from) {
        int at = text.indexOf('\n', from);
        return at < 0 ? text.length() : at;
    }

    Finding finding(YamlFault fault, Event event, SdlPath path, String detail) {
        int start = start(event);
        return fault.at(path, places.position(start), Math.min(end(event) - start, 1), detail);
    }

    Finding finding(YamlFault fault, Scalar at, SdlPath path, String detail) {
        return fault.at(path, places.position(at.start()), at.end() - at.start(), detail);
    }
}
