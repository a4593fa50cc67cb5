package belfry.core.akash.sdl;

import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Says in our words what the YAML reader stumbled over, so that no library's sentence reaches the operator. */
final class SyntaxFaults {
    private final String text;
    private final TextPlaces places;

    SyntaxFaults(String text, TextPlaces places) {
        this.text = text;
        this.places = places;
    }

    Finding finding(YamlEngineException fault) {
        if (fault instanceof ReaderException unreadable) {
            return at(YamlFault.CONTROL_CHARACTER, places.offset(unreadable.getPosition()),
                    "U+%04X".formatted(unreadable.getCodePoint()));
        }
        if (fault instanceof MarkedYamlEngineException marked) {
            return marked(marked);
        }
        return at(YamlFault.SYNTAX, 0, places.position(0).toString());
    }

    private Finding marked(MarkedYamlEngineException fault) {
        int offset = offset(fault.getProblemMark().orElse(null), 0);
        int began = offset(fault.getContextMark().orElse(null), offset);
        var kind = kind(word(fault.getContext()), word(fault.getProblem()), offset);
        if (kind.equals(YamlFault.QUOTE_OPEN) || kind.equals(YamlFault.BRACKET_OPEN)) {
            return at(kind, began, places.position(began).toString());
        }
        if (kind.equals(YamlFault.RESERVED)) {
            return at(kind, offset, text.substring(offset, Math.min(offset + 1, text.length())));
        }
        return at(kind, offset, places.position(offset).toString());
    }

    private YamlFault kind(String context, String problem, int offset) {
        if (offset < text.length() && text.charAt(offset) == '\t') {
            return YamlFault.TAB;
        }
        if (context.contains("quoted scalar")) {
            return problem.contains("escape") || problem.contains("hexadecimal")
                    ? YamlFault.ESCAPE
                    : YamlFault.QUOTE_OPEN;
        }
        if (problem.contains("cannot start any token")) {
            return YamlFault.RESERVED;
        }
        if (context.contains("flow mapping") || context.contains("flow sequence")) {
            return YamlFault.BRACKET_OPEN;
        }
        if (context.contains("simple key")) {
            return YamlFault.COLON_MISSING;
        }
        if (problem.contains("not allowed here")) {
            return YamlFault.COLON;
        }
        if (!context.contains("block")) {
            return YamlFault.SYNTAX;
        }
        return beginsLine(offset) ? YamlFault.INDENTATION : YamlFault.AFTER_VALUE;
    }

    private boolean beginsLine(int offset) {
        return text.substring(text.lastIndexOf('\n', offset - 1) + 1, offset).isBlank();
    }

    private Finding at(YamlFault fault, int offset, String detail) {
        return fault.at(SdlPath.ROOT, places.position(offset), offset < text.length() ? 1 : 0, detail);
    }

    private int offset(@Nullable Mark mark, int otherwise) {
        return mark == null ? otherwise : places.offset(mark.getIndex());
    }

    private static String word(@Nullable String text) {
        return text == null ? "" : text;
    }
}
