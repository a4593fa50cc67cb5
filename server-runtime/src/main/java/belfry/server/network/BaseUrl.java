package belfry.server.network;

import belfry.core.problem.BelfryException;
import belfry.core.problem.Problem;
import java.net.URI;
import java.util.Optional;
import okhttp3.HttpUrl;

/** Address of a network's server: the channel's own, else the configured one, else the usual one. */
public record BaseUrl(HttpUrl usual) {
    public static BaseUrl of(String usual) {
        return new BaseUrl(HttpUrl.get(usual));
    }

    public static BaseUrl of(Optional<URI> configured, String usual) {
        return of(configured.map(URI::toString).orElse(usual));
    }

    /** @throws BelfryException when what a person typed is no web address */
    public HttpUrl or(Optional<URI> own) {
        return own.map(BaseUrl::parsed).orElse(usual);
    }

    private static HttpUrl parsed(URI typed) {
        var text = typed.toString().strip();
        var url = HttpUrl.parse(text.contains("://") ? text : "https://" + text);
        if (url == null) {
            throw new BelfryException(Problem.error("address-wrong", "\"%s\" is not a web address".formatted(text),
                    "It must name a server", "Write it as https://mastodon.social").at("/baseUrl"));
        }
        return url;
    }
}
