package belfry.server.http;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the server says to a request. */
public record Answer(int status, Map<String, String> headers, Body body) {
    public Answer {
        headers = Map.copyOf(headers);
    }

    /** What follows the headers. */
    public sealed interface Body {
        record None() implements Body {}

        record Json(Object value) implements Body {}

        record Bytes(String contentType, byte[] bytes) implements Body {}

        /** Sent with ranges, so that a player can seek. */
        record File(String contentType, Path file) implements Body {}

        /** Written as it comes; the connection closes when the writer returns. */
        record Stream(String contentType, Writing writing) implements Body {}
    }

    /** Writes a body whose end is not known beforehand. */
    public interface Writing {
        void write(OutputStream out) throws IOException, InterruptedException;
    }

    public static Answer json(Object value) {
        return new Answer(200, Map.of(), new Body.Json(value));
    }

    /** @param location where the new thing is, as a path */
    public static Answer created(String location, Object value) {
        return new Answer(201, Map.of("Location", location), new Body.Json(value));
    }

    public static Answer noContent() {
        return new Answer(204, Map.of(), new Body.None());
    }

    public static Answer text(String contentType, String text) {
        return bytes(contentType, text.getBytes(StandardCharsets.UTF_8));
    }

    public static Answer bytes(String contentType, byte[] bytes) {
        return new Answer(200, Map.of(), new Body.Bytes(contentType, bytes));
    }

    public static Answer file(String contentType, Path file) {
        return new Answer(200, Map.of(), new Body.File(contentType, file));
    }

    public static Answer stream(String contentType, Writing writing) {
        return new Answer(200, Map.of(), new Body.Stream(contentType, writing));
    }

    public Answer status(int other) {
        return new Answer(other, headers, body);
    }

    public Answer header(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body);
    }

    /** The version that a later edit must name in {@code If-Match}. */
    public Answer etag(long version) {
        return header("ETag", "\"%d\"".formatted(version));
    }
}
