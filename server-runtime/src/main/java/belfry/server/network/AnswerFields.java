package belfry.server.network;

import belfry.core.wire.Wire;
import belfry.server.guard.RemoteAnswer;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Takes an answer apart into the named fields that the catalogue may look at. */
final class AnswerFields {
    /** PostgreSQL keeps no text with NUL or half a surrogate pair in it, however politely a network sends one. */
    private static final Pattern NO_TEXT = Pattern.compile("[\\x00\\p{Cs}]");
    private static final Pattern TITLE = Pattern.compile("<title[^>]*>([^<]{1,200})", Pattern.CASE_INSENSITIVE);
    private static final int DEEPEST_CAUSE = 5;
    private static final int MOST_FIELDS = 30;

    private AnswerFields() {}

    /** The body, when it is a JSON object or list, whatever the header says. */
    static Optional<JsonNode> json(RemoteAnswer answer) {
        try {
            return Optional.ofNullable(Wire.json().readTree(answer.body())).filter(JsonNode::isContainerNode)
                    .map(AnswerFields::cleaned);
        } catch (JacksonException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("a body in memory can be read", e);
        }
    }

    private static JsonNode cleaned(JsonNode node) {
        switch (node) {
            case TextNode text -> {
                return TextNode.valueOf(cleaned(text.textValue()));
            }
            case ObjectNode object ->
                object.properties().forEach(member -> member.setValue(cleaned(member.getValue())));
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, cleaned(array.get(i)));
                }
            }
            default -> {
                return node;
            }
        }
        return node;
    }

    private static String cleaned(String text) {
        return NO_TEXT.matcher(text).replaceAll("\uFFFD");
    }

    /** Members that stand at the top, as text. */
    static Map<String, String> of(JsonNode body) {
        var fields = new LinkedHashMap<String, String>();
        body.properties().stream().filter(member -> member.getValue().isValueNode())
                .limit(MOST_FIELDS)
                .forEach(member -> fields.put(cleaned(member.getKey()), member.getValue().asText()));
        return fields;
    }

    static Map<String, String> ofPage(RemoteAnswer answer) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("contentType",
                Optional.ofNullable(answer.headers().get("Content-Type")).map(AnswerFields::cleaned).orElse("none"));
        var title = TITLE.matcher(answer.text());
        if (title.find()) {
            fields.put("title", cleaned(title.group(1).strip()));
        }
        return fields;
    }

    /** Each exception of the chain with its message: the reason of a TLS fault stands deep in it. */
    static String chain(Throwable why) {
        var text = new StringBuilder();
        var cause = why;
        for (int depth = 0; cause != null && depth < DEEPEST_CAUSE; depth++) {
            text.append(depth == 0 ? "" : " < ").append(cause.getClass().getSimpleName()).append(": ")
                    .append(cause.getMessage());
            cause = cause.getCause();
        }
        return text.toString();
    }
}
