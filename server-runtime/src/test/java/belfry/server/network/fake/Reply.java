package belfry.server.network.fake;

import belfry.core.wire.Wire;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a fake answers. */
public record Reply(int status, String contentType, Map<String, String> headers, byte[] body) {
    public static Reply json(int status, Object body) {
        return json(status, body, Map.of());
    }

    public static Reply json(int status, Object body, Map<String, String> headers) {
        try {
            return new Reply(status, "application/json; charset=utf-8", headers, Wire.json().writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public static Reply page(int status, String html) {
        return new Reply(status, "text/html; charset=utf-8", Map.of(), html.getBytes(StandardCharsets.UTF_8));
    }
}
