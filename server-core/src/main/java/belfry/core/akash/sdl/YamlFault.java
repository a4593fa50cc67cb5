package belfry.core.akash.sdl;

import belfry.core.akash.sdl.Finding.Severity;
import java.util.EnumSet;
import java.util.Set;

/** What can be wrong with a file before its content is looked at. */
enum YamlFault {
    TOO_LARGE("sdl-too-large", "The file is larger than any deployment can be",
            "It has more than %s; a deployment file of this size does not fit into a transaction",
            "Give the deployment file itself, not an archive or a log", EnumSet.allOf(RuleSet.class)), NOT_UTF8(
                    "sdl-not-utf8", "The file is not UTF-8 text", "The byte %s here cannot be part of UTF-8 text",
                    "Save the file as UTF-8 without a byte order mark", EnumSet.allOf(RuleSet.class)), BYTE_ORDER_MARK(
                            "sdl-byte-order-mark", "The file begins with a byte order mark",
                            "Some editors put it there unasked; tools that join files trip over it",
                            "Save the file as UTF-8 without a byte order mark", Set.of()), CONTROL_CHARACTER(
                                    "yaml-control-character", "A character that YAML does not allow",
                                    "The character %s cannot be part of a YAML file", "Remove the character",
                                    EnumSet.allOf(RuleSet.class)), WINDOWS_LINE_ENDS("sdl-windows-line-ends",
                                            "Lines end the Windows way (CR LF)",
                                            "YAML reads them, but a script or key in a block text would carry the CR into the container",
                                            "Save the file with Unix line ends", Set.of()), EMPTY("sdl-empty",
                                                    "The file has no content",
                                                    "There is nothing in it but blanks and comments",
                                                    "Begin with: version: \"2.0\"",
                                                    EnumSet.allOf(RuleSet.class)), NOT_A_MAPPING("sdl-not-a-mapping",
                                                            "The file does not begin with keys",
                                                            "At the top stands %s, where keys such as version and services are expected",
                                                            "Write the keys version, services, profiles and deployment at the left margin",
                                                            EnumSet.allOf(RuleSet.class)), TAB("yaml-tab",
                                                                    "A tab is used to indent",
                                                                    "YAML allows only spaces before a key or value",
                                                                    "Replace the tab by spaces",
                                                                    EnumSet.allOf(RuleSet.class)), QUOTE_OPEN(
                                                                            "yaml-quote-open",
                                                                            "A quoted text is not closed",
                                                                            "It begins at %s and its quote never ends",
                                                                            "Add the closing quote",
                                                                            EnumSet.allOf(RuleSet.class)), ESCAPE(
                                                                                    "yaml-escape",
                                                                                    "A backslash is followed by something YAML does not know",
                                                                                    "In double quotes only escapes such as \\n, \\\" and \\\\ are allowed",
                                                                                    "Double the backslash, or use single quotes",
                                                                                    EnumSet.allOf(
                                                                                            RuleSet.class)), COLON(
                                                                                                    "yaml-colon",
                                                                                                    "A colon stands where no key can be",
                                                                                                    "The value before it already ended, or the text has a colon and a blank in it",
                                                                                                    "Put quotes around the text, or correct the indentation",
                                                                                                    EnumSet.allOf(
                                                                                                            RuleSet.class)), COLON_MISSING(
                                                                                                                    "yaml-colon-missing",
                                                                                                                    "A key has no colon",
                                                                                                                    "The line reads like a key, but no colon follows",
                                                                                                                    "Add a colon and a blank after the key",
                                                                                                                    EnumSet.allOf(
                                                                                                                            RuleSet.class)), INDENTATION(
                                                                                                                                    "yaml-indentation",
                                                                                                                                    "The indentation does not fit",
                                                                                                                                    "The line belongs neither to what stands above it nor to one of the levels around it",
                                                                                                                                    "Align the line with its neighbours",
                                                                                                                                    EnumSet.allOf(
                                                                                                                                            RuleSet.class)), BRACKET_OPEN(
                                                                                                                                                    "yaml-bracket-open",
                                                                                                                                                    "A bracket is not closed, or a comma is missing",
                                                                                                                                                    "The list or map in brackets that begins at %s does not go on as it should",
                                                                                                                                                    "Close the bracket, or add the comma",
                                                                                                                                                    EnumSet.allOf(
                                                                                                                                                            RuleSet.class)), RESERVED(
                                                                                                                                                                    "yaml-reserved-character",
                                                                                                                                                                    "A text begins with a character that YAML keeps for itself",
                                                                                                                                                                    "The character %s cannot begin a text without quotes",
                                                                                                                                                                    "Put quotes around the text",
                                                                                                                                                                    EnumSet.allOf(
                                                                                                                                                                            RuleSet.class)), SYNTAX(
                                                                                                                                                                                    "yaml-syntax",
                                                                                                                                                                                    "This is not YAML",
                                                                                                                                                                                    "The reader cannot go on at %s",
                                                                                                                                                                                    "Correct the line or the one above it",
                                                                                                                                                                                    EnumSet.allOf(
                                                                                                                                                                                            RuleSet.class)), SECOND_DOCUMENT(
                                                                                                                                                                                                    "yaml-second-document",
                                                                                                                                                                                                    "A second document begins here",
                                                                                                                                                                                                    "The TypeScript library refuses more than one document; the Go tools read the first and drop the rest",
                                                                                                                                                                                                    "Keep one document and remove the line ---",
                                                                                                                                                                                                    EnumSet.of(
                                                                                                                                                                                                            RuleSet.SCHEMA,
                                                                                                                                                                                                            RuleSet.TYPESCRIPT)), DUPLICATE_KEY(
                                                                                                                                                                                                                    "yaml-duplicate-key",
                                                                                                                                                                                                                    "The key \"%s\" is there twice",
                                                                                                                                                                                                                    "Both cannot be true at once",
                                                                                                                                                                                                                    "Keep one of them",
                                                                                                                                                                                                                    EnumSet.allOf(
                                                                                                                                                                                                                            RuleSet.class)), KEY_NOT_TEXT(
                                                                                                                                                                                                                                    "yaml-key-not-text",
                                                                                                                                                                                                                                    "A key is a list or a map",
                                                                                                                                                                                                                                    "A deployment file has plain words as keys",
                                                                                                                                                                                                                                    "Write a word as the key",
                                                                                                                                                                                                                                    EnumSet.allOf(
                                                                                                                                                                                                                                            RuleSet.class)), UNKNOWN_TAG(
                                                                                                                                                                                                                                                    "yaml-tag",
                                                                                                                                                                                                                                                    "The tag %s is not known here",
                                                                                                                                                                                                                                                    "The TypeScript library refuses tags outside of YAML's own; the Go tools ignore them",
                                                                                                                                                                                                                                                    "Remove the tag",
                                                                                                                                                                                                                                                    EnumSet.of(
                                                                                                                                                                                                                                                            RuleSet.SCHEMA,
                                                                                                                                                                                                                                                            RuleSet.TYPESCRIPT)), UNKNOWN_ANCHOR(
                                                                                                                                                                                                                                                                    "yaml-unknown-anchor",
                                                                                                                                                                                                                                                                    "Nothing is named &%s above",
                                                                                                                                                                                                                                                                    "An alias repeats a value named before it",
                                                                                                                                                                                                                                                                    "Name the value with an anchor first, or write it out",
                                                                                                                                                                                                                                                                    EnumSet.allOf(
                                                                                                                                                                                                                                                                            RuleSet.class)), CYCLE(
                                                                                                                                                                                                                                                                                    "yaml-cycle",
                                                                                                                                                                                                                                                                                    "The value contains itself",
                                                                                                                                                                                                                                                                                    "The alias *%s stands inside the value it repeats",
                                                                                                                                                                                                                                                                                    "Write the value out",
                                                                                                                                                                                                                                                                                    EnumSet.allOf(
                                                                                                                                                                                                                                                                                            RuleSet.class)), ALIAS(
                                                                                                                                                                                                                                                                                                    "yaml-alias",
                                                                                                                                                                                                                                                                                                    "An alias repeats a value from elsewhere",
                                                                                                                                                                                                                                                                                                    "The value &%s is used again here; an edit of one changes both",
                                                                                                                                                                                                                                                                                                    "Nothing, or write the value out",
                                                                                                                                                                                                                                                                                                    Set.of()), MERGE_KEY(
                                                                                                                                                                                                                                                                                                            "yaml-merge-key",
                                                                                                                                                                                                                                                                                                            "The keys of another map are merged in",
                                                                                                                                                                                                                                                                                                            "YAML 1.2 has no merge key; both official readers still follow it",
                                                                                                                                                                                                                                                                                                            "Nothing, or write the keys out",
                                                                                                                                                                                                                                                                                                            Set.of()), MERGE_VALUE(
                                                                                                                                                                                                                                                                                                                    "yaml-merge-value",
                                                                                                                                                                                                                                                                                                                    "A merge key needs a map",
                                                                                                                                                                                                                                                                                                                    "After << a map or a list of maps is expected",
                                                                                                                                                                                                                                                                                                                    "Merge an alias of a map",
                                                                                                                                                                                                                                                                                                                    EnumSet.allOf(
                                                                                                                                                                                                                                                                                                                            RuleSet.class)), TOO_DEEP(
                                                                                                                                                                                                                                                                                                                                    "sdl-too-deep",
                                                                                                                                                                                                                                                                                                                                    "The file is nested deeper than any deployment file",
                                                                                                                                                                                                                                                                                                                                    "More than %s levels; a deployment file has less than twenty",
                                                                                                                                                                                                                                                                                                                                    "Check the indentation and the brackets",
                                                                                                                                                                                                                                                                                                                                    Set.of()), TOO_MANY_VALUES(
                                                                                                                                                                                                                                                                                                                                            "sdl-too-many-values",
                                                                                                                                                                                                                                                                                                                                            "The file has more values than any deployment can",
                                                                                                                                                                                                                                                                                                                                            "More than %s values once its aliases are followed",
                                                                                                                                                                                                                                                                                                                                            "Remove what does not belong to the deployment",
                                                                                                                                                                                                                                                                                                                                            Set.of());

    private final String code;
    private final String message;
    private final String cause;
    private final String remedy;
    private final Set<RuleSet> refusedBy;

    YamlFault(String code, String message, String cause, String remedy, Set<RuleSet> refusedBy) {
        this.code = code;
        this.message = message;
        this.cause = cause;
        this.remedy = remedy;
        this.refusedBy = refusedBy;
    }

    Finding at(SdlPath path, Position position, int length, String detail) {
        return new Finding(code, severity(), path, position, length, message.replace("%s", detail),
                cause.replace("%s", detail), remedy, refusedBy);
    }

    private Severity severity() {
        return switch (this) {
            case BYTE_ORDER_MARK, WINDOWS_LINE_ENDS, MERGE_KEY -> Severity.WARNING;
            case ALIAS -> Severity.NOTE;
            case TOO_LARGE, NOT_UTF8, CONTROL_CHARACTER, EMPTY, NOT_A_MAPPING, TAB, QUOTE_OPEN, ESCAPE, COLON,
                    COLON_MISSING, INDENTATION, BRACKET_OPEN, RESERVED, SYNTAX, SECOND_DOCUMENT, DUPLICATE_KEY,
                    KEY_NOT_TEXT, UNKNOWN_TAG, UNKNOWN_ANCHOR, CYCLE, MERGE_VALUE, TOO_DEEP, TOO_MANY_VALUES ->
                Severity.ERROR;
        };
    }
}
