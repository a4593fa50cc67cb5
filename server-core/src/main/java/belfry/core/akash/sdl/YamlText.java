package belfry.core.akash.sdl;

import belfry.core.akash.sdl.SdlNode.Kind;
import belfry.core.akash.sdl.SdlNode.Style;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes values as YAML, over several lines or in brackets. */
final class YamlText {
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_./][A-Za-z0-9_./@:=+%~^-]*");
    private static final Set<String> OLD_TRUTHS = Set.of("y", "n", "yes", "no", "on", "off");
    private static final String STEP = "  ";

    private final String newline;

    YamlText(String newline) {
        this.newline = newline;
    }

    /** The value after {@code key:}, with the blank or line end that goes before it. */
    String afterKey(SdlValue value, String indent) {
        return inBrackets(value) ? " " + flow(value) : newline + indent + STEP + block(value, indent + STEP);
    }

    private static boolean inBrackets(SdlValue value) {
        return switch (value) {
            case SdlValue.Text _,SdlValue.Plain _ -> true;
            case SdlValue.Items items -> items.values().isEmpty();
            case SdlValue.Fields fields -> fields.fields().isEmpty();
        };
    }

    /** The value over lines of which all but the first are given the indent. */
    String block(SdlValue value, String indent) {
        return switch (value) {
            case SdlValue.Text _,SdlValue.Plain _ -> flow(value);
            case SdlValue.Items items -> items.values().isEmpty()
                    ? "[]"
                    : items.values().stream().map(item -> "- " + block(item, indent + STEP))
                            .collect(Collectors.joining(newline + indent));
            case SdlValue.Fields fields -> fields.fields().isEmpty()
                    ? "{}"
                    : fields.fields().stream().map(field -> field(field, indent))
                            .collect(Collectors.joining(newline + indent));
        };
    }

    private String field(SdlValue.Field field, String indent) {
        return text(field.key(), Style.PLAIN) + ":" + afterKey(field.value(), indent);
    }

    /** The value in one line. */
    String flow(SdlValue value) {
        return switch (value) {
            case SdlValue.Text text -> text(text.value(), Style.PLAIN);
            case SdlValue.Plain plain -> plain.literal();
            case SdlValue.Items items ->
                items.values().stream().map(this::flow).collect(Collectors.joining(", ", "[", "]"));
            case SdlValue.Fields fields -> fields.fields().isEmpty()
                    ? "{}"
                    : fields.fields().stream().map(f -> text(f.key(), Style.PLAIN) + ": " + flow(f.value()))
                            .collect(Collectors.joining(", ", "{ ", " }"));
        };
    }

    /** The text in the style asked for, or in double quotes where that style cannot carry it. */
    String text(String value, Style style) {
        if (style == Style.PLAIN && safe(value)) {
            return value;
        }
        boolean oneLine = value.chars().noneMatch(c -> c < ' ' || c == 0x7F);
        return style == Style.SINGLE_QUOTED && oneLine ? "'" + value.replace("'", "''") + "'" : doubleQuoted(value);
    }

    private static boolean safe(String value) {
        return SAFE.matcher(value).matches() && !value.endsWith(":") && ScalarKinds.of(value) == Kind.STRING
                && !OLD_TRUTHS.contains(value.toLowerCase(Locale.ROOT));
    }

    private static String doubleQuoted(String value) {
        var quoted = new StringBuilder(value.length() + 2).append('"');
        for (int at = 0; at < value.length(); at++) {
            char c = value.charAt(at);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> quoted.append(c < ' ' || c == 0x7F || c == 0x85 ? "\\u%04x".formatted((int) c) : c);
            }
        }
        return quoted.append('"').toString();
    }
}
