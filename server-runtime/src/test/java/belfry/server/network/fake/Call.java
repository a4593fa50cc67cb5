package belfry.server.network.fake;

import belfry.core.wire.Wire;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A request as it arrived. Header names are in lower case. */
public record Call(String method, String path, Map<String, String> query, Map<String, String> headers, byte[] body) {

    /** One part of a multipart body. */
    public record Part(String name, String fileName, String contentType, byte[] content) {
        public String text() {
            return new String(content, StandardCharsets.UTF_8);
        }
    }

    public String header(String name) {
        return headers.getOrDefault(name, "");
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public JsonNode json() {
        try {
            return Wire.json().readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fields of a body in any of the forms that APIs take: JSON, URL-encoded, multipart. Lists are joined by a comma. */
    public Map<String, String> fields() {
        var type = header("content-type");
        var fields = new LinkedHashMap<String, String>();
        if (type.startsWith("application/json")) {
            json().properties().forEach(member -> fields.put(member.getKey(), flat(member.getValue())));
        } else if (type.startsWith("multipart/")) {
            parts().stream().filter(part -> part.fileName().isEmpty())
                    .forEach(part -> join(fields, part.name(), part.text()));
        } else {
            pairs(text()).forEach(pair -> join(fields, pair.getKey(), pair.getValue()));
        }
        return fields;
    }

    public List<Part> parts() {
        var boundary = "--" + header("content-type").replaceFirst("(?i).*boundary=\"?([^\";]+).*", "$1");
        var whole = new String(body, StandardCharsets.ISO_8859_1);
        var parts = new ArrayList<Part>();
        for (var piece : whole.split(Pattern.quote(boundary))) {
            int head = piece.indexOf("\r\n\r\n");
            if (head > 0) {
                parts.add(part(piece.substring(0, head), piece.substring(head + 4, piece.length() - 2)));
            }
        }
        return parts;
    }

    private static Part part(String head, String content) {
        return new Part(within(head, "name"), within(head, "filename"),
                head.replaceFirst("(?is).*content-type:\\s*([^\\r\\n]+).*", "$1"),
                content.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String within(String head, String key) {
        var found = Pattern.compile("[; ]" + key + "=\"([^\"]*)\"").matcher(head);
        return found.find() ? utf8(found.group(1)) : "";
    }

    private static String utf8(String latin) {
        return new String(latin.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    private static void join(Map<String, String> fields, String name, String value) {
        fields.merge(name.replace("[]", ""), value, (one, more) -> one + "," + more);
    }

    private static String flat(JsonNode value) {
        if (value.isArray() && (value.isEmpty() || value.get(0).isValueNode())) {
            var items = new ArrayList<String>();
            value.forEach(item -> items.add(item.asText()));
            return String.join(",", items);
        }
        return value.isValueNode() ? value.asText() : value.toString();
    }

    static List<Map.Entry<String, String>> pairs(String encoded) {
        var pairs = new ArrayList<Map.Entry<String, String>>();
        for (var pair : encoded.split("&")) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                pairs.add(Map.entry(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1))));
            }
        }
        return pairs;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
