package belfry.core.akash.sdl;

import belfry.core.akash.sdl.Finding.Severity;
import java.util.EnumSet;
import java.util.Set;

/** What can be wrong with a file before its content is looked at. */
record YamlFault(String code, Severity severity, String message, String cause, String remedy, Set<RuleSet> refusedBy) {
    private static final Set<RuleSet> ALL = Set.copyOf(EnumSet.allOf(RuleSet.class));
    private static final Set<RuleSet> CONSOLE = Set.of(RuleSet.SCHEMA, RuleSet.TYPESCRIPT);

    static final YamlFault TOO_LARGE = broken("sdl-too-large", "The file is larger than any deployment can be",
            "It has more than %s; a deployment file of this size does not fit into a transaction",
            "Give the deployment file itself, not an archive or a log");
    static final YamlFault NOT_UTF8 = broken("sdl-not-utf8", "The file is not UTF-8 text",
            "The byte %s here cannot be part of UTF-8 text",
            "Save the file as UTF-8 without a byte order mark");
    static final YamlFault BYTE_ORDER_MARK = warning("sdl-byte-order-mark", "The file begins with a byte order mark",
            "Some editors put it there unasked; tools that join files trip over it",
            "Save the file as UTF-8 without a byte order mark");
    static final YamlFault CONTROL_CHARACTER = broken("yaml-control-character", "A character that YAML does not allow",
            "The character %s cannot be part of a YAML file",
            "Remove the character");
    static final YamlFault WINDOWS_LINE_ENDS = warning("sdl-windows-line-ends", "Lines end the Windows way (CR LF)",
            "YAML reads them, but a script or key in a block text would carry the CR into the container",
            "Save the file with Unix line ends");
    static final YamlFault EMPTY = broken("sdl-empty", "The file has no content",
            "There is nothing in it but blanks and comments",
            "Begin with: version: \"2.0\"");
    static final YamlFault NOT_A_MAPPING = broken("sdl-not-a-mapping", "The file does not begin with keys",
            "At the top stands %s, where keys such as version and services are expected",
            "Write the keys version, services, profiles and deployment at the left margin");
    static final YamlFault TAB = broken("yaml-tab", "A tab is used to indent",
            "YAML allows only spaces before a key or value",
            "Replace the tab by spaces");
    static final YamlFault QUOTE_OPEN = broken("yaml-quote-open", "A quoted text is not closed",
            "It begins at %s and its quote never ends",
            "Add the closing quote");
    static final YamlFault ESCAPE = broken("yaml-escape", "A backslash is followed by something YAML does not know",
            "In double quotes only escapes such as \\n, \\\" and \\\\ are allowed",
            "Double the backslash, or use single quotes");
    static final YamlFault COLON = broken("yaml-colon", "A colon stands where no key can be",
            "The value before it already ended, or the text has a colon and a blank in it",
            "Put quotes around the text, or correct the indentation");
    static final YamlFault COLON_MISSING = broken("yaml-colon-missing", "A key has no colon",
            "The line reads like a key, but no colon follows",
            "Add a colon and a blank after the key");
    static final YamlFault INDENTATION = broken("yaml-indentation", "The indentation does not fit",
            "The line belongs neither to what stands above it nor to one of the levels around it",
            "Align the line with its neighbours");
    static final YamlFault AFTER_VALUE = broken("yaml-after-value", "Something stands after the value",
            "The value has ended before it, at its quote, bracket or name",
            "Remove what follows, or put quotes around the whole text");
    static final YamlFault BRACKET_OPEN = broken("yaml-bracket-open", "A bracket is not closed, or a comma is missing",
            "The list or map in brackets that begins at %s does not go on as it should",
            "Close the bracket, or add the comma");
    static final YamlFault RESERVED = broken("yaml-reserved-character",
            "A text begins with a character that YAML keeps for itself",
            "The character %s cannot begin a text without quotes",
            "Put quotes around the text");
    static final YamlFault SYNTAX = broken("yaml-syntax", "This is not YAML",
            "The reader cannot go on at %s",
            "Correct the line or the one above it");
    static final YamlFault SECOND_DOCUMENT = console("yaml-second-document", "A second document begins here",
            "The TypeScript library refuses more than one document; the Go tools read the first and drop the rest",
            "Keep one document and remove the line ---");
    static final YamlFault DUPLICATE_KEY = broken("yaml-duplicate-key", "The key \"%s\" is there twice",
            "Both cannot be true at once",
            "Keep one of them");
    static final YamlFault KEY_NOT_TEXT = broken("yaml-key-not-text", "A key is a list or a map",
            "A deployment file has plain words as keys",
            "Write a word as the key");
    static final YamlFault UNKNOWN_TAG = console("yaml-tag", "The tag %s is not known here",
            "The TypeScript library refuses tags outside of YAML's own; the Go tools ignore them",
            "Remove the tag");
    static final YamlFault UNKNOWN_ANCHOR = broken("yaml-unknown-anchor", "Nothing is named &%s above",
            "An alias repeats a value named before it",
            "Put quotes around the text if the * belongs to it; else name the value with an anchor first, or write it out");
    static final YamlFault CYCLE = broken("yaml-cycle", "The value contains itself",
            "The alias *%s stands inside the value it repeats",
            "Write the value out");
    static final YamlFault ALIAS = note("yaml-alias", "An alias repeats a value from elsewhere",
            "The value &%s is used again here; an edit of one changes both",
            "Nothing, or write the value out");
    static final YamlFault MERGE_KEY = warning("yaml-merge-key", "The keys of another map are merged in",
            "YAML 1.2 has no merge key; both official readers still follow it",
            "Nothing, or write the keys out");
    static final YamlFault MERGE_VALUE = broken("yaml-merge-value", "A merge key needs a map",
            "After << a map or a list of maps is expected",
            "Merge an alias of a map");
    static final YamlFault TOO_DEEP = limit("sdl-too-deep", "The file is nested deeper than any deployment file",
            "More than %s levels; a deployment file has less than twenty",
            "Check the indentation and the brackets");
    static final YamlFault TOO_MANY_VALUES = limit("sdl-too-many-values",
            "The file has more values than any deployment can",
            "More than %s values once its aliases are followed",
            "Remove what does not belong to the deployment");
    static final YamlFault TAB_WITHIN = warning("yaml-tab-within", "A tab stands between or after words",
            "YAML allows it there, but not every reader does",
            "Replace the tab by a space");
    static final YamlFault LINE_SEPARATOR = warning("yaml-line-separator", "An invisible line separator",
            "Some readers take the character %s for a line end, others for text",
            "Remove the character");

    private static YamlFault broken(String code, String message, String cause, String remedy) {
        return new YamlFault(code, Severity.ERROR, message, cause, remedy, ALL);
    }

    private static YamlFault console(String code, String message, String cause, String remedy) {
        return new YamlFault(code, Severity.ERROR, message, cause, remedy, CONSOLE);
    }

    /** A limit of our own. */
    private static YamlFault limit(String code, String message, String cause, String remedy) {
        return new YamlFault(code, Severity.ERROR, message, cause, remedy, Set.of());
    }

    private static YamlFault warning(String code, String message, String cause, String remedy) {
        return new YamlFault(code, Severity.WARNING, message, cause, remedy, Set.of());
    }

    private static YamlFault note(String code, String message, String cause, String remedy) {
        return new YamlFault(code, Severity.NOTE, message, cause, remedy, Set.of());
    }

    Finding at(SdlPath path, Position position, int length, String detail) {
        return new Finding(code, severity, path, position, length, message.replace("%s", detail),
                cause.replace("%s", detail), remedy, refusedBy);
    }
}
