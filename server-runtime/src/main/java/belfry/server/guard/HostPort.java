package belfry.server.guard;

import java.util.Locale;
import okhttp3.HttpUrl;

/** One host, exactly as it is typed, and one port: what an operator may open inside the own network. */
public record HostPort(String host, int port) {
    public HostPort {
        host = host.toLowerCase(Locale.ROOT);
    }

    /**
     * Reads {@code media.lan:8080} or {@code [fd00::1]:443}.
     *
     * @throws IllegalArgumentException when it is not one host and one port
     */
    public static HostPort parse(String text) {
        var colon = text.lastIndexOf(':');
        if (colon <= 0 || text.indexOf('/') >= 0 || text.indexOf('@') >= 0) {
            throw new IllegalArgumentException("\"%s\" is not host:port".formatted(text));
        }
        var url = HttpUrl.parse("http://" + text + "/");
        if (url == null || !text.substring(colon + 1).matches("[0-9]{1,5}")) {
            throw new IllegalArgumentException("\"%s\" is not host:port".formatted(text));
        }
        return of(url);
    }

    static HostPort of(HttpUrl url) {
        return new HostPort(url.host(), url.port());
    }
}
