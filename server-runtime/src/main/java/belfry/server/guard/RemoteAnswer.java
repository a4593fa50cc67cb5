package belfry.server.guard;

import java.nio.charset.StandardCharsets;
import okhttp3.Headers;
import okhttp3.HttpUrl;

/**
 * What a peer answered.
 *
 * @param url where the answer came from, after redirects
 * @param cut the body was longer than allowed, or broke off; {@code body} is its beginning
 */
public record RemoteAnswer(HttpUrl url, int status, Headers headers, byte[] body, boolean cut) {

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    public boolean successful() {
        return status >= 200 && status < 300;
    }
}
