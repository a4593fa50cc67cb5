package belfry.server.http;

/**
 * One thing that can be asked of the server.
 *
 * @param path in full, with {@code {name}} for what varies
 */
public record Route(Method method, String path, Access access, Answering answering) {

    /** Answers one request. */
    public interface Answering {
        Answer answer(Request request) throws Exception;
    }

    /** As OpenAPI and logs write it: {@code GET /api/v1/posts/{id}}. */
    public String name() {
        return method + " " + path;
    }
}
