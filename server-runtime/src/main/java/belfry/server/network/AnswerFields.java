package belfry.server.network;

import belfry.core.wire.Wire;
import belfry.server.guard.RemoteAnswer;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Takes an answer apart into the named fields that the catalogue may look at. */
final class AnswerFields {
    private static final Pattern TITLE = Pattern.compile("<title[^>]*>([^<]{1,200})", Pattern.CASE_INSENSITIVE);
    private static final int DEEPEST_CAUSE = 5;

    private AnswerFields() {}

    /** The body, when it is a JSON object or list, whatever the header says. */
    static Optional<JsonNode> json(RemoteAnswer answer) {
        try {
            return Optional.ofNullable(Wire.json().readTree(answer.body())).filter(JsonNode::isContainerNode);
        } catch (JacksonException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IllegalStateException("a body in memory can be read", e);
        }
    }

    /** Members that stand at the top, as text. */
    static Map<String, String> of(JsonNode body) {
        var fields = new LinkedHashMap<String, String>();
        body.properties().stream().filter(member -> member.getValue().isValueNode())
                .forEach(member -> fields.put(member.getKey(), member.getValue().asText()));
        return fields;
    }

    static Map<String, String> ofPage(RemoteAnswer answer) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("contentType", Optional.ofNullable(answer.headers().get("Content-Type")).orElse("none"));
        var title = TITLE.matcher(answer.text());
        if (title.find()) {
            fields.put("title", title.group(1).strip());
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
