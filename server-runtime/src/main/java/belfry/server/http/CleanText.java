package belfry.server.http;

import belfry.core.problem.Problem;
import com.fasterxml.jackson.databind.JsonNode;

/** Refuses characters that JSON can escape but that are no text: NUL and halves of surrogate pairs. */
final class CleanText {
    private CleanText() {}

    static void check(JsonNode node, String pointer) {
        if (node.isTextual()) {
            checkText(node.textValue(), pointer);
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                check(node.get(i), pointer + "/" + i);
            }
        } else if (node.isObject()) {
            node.properties().forEach(member -> {
                var place = pointer + "/" + member.getKey();
                checkText(member.getKey(), place);
                check(member.getValue(), place);
            });
        }
    }

    static void checkText(String text, String pointer) {
        for (int i = 0; i < text.length();) {
            var point = text.codePointAt(i);
            if (point == 0 || (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE)) {
                throw new Refused(400, Problem.error("text-not-utf8", "The text holds a character that is none",
                        "Character %d is U+%04X, which no text may hold".formatted(i + 1, point),
                        "Remove it, or type the character again").at(pointer));
            }
            i += Character.charCount(point);
        }
    }
}
