package belfry.server.network;

import java.net.URI;
import java.util.Map;

/** Where the browser goes, and what must be kept (sealed) until it comes back. */
public record OAuthStart(URI authorizeUrl, Map<String, String> memory) {
    public OAuthStart {
        memory = Map.copyOf(memory);
    }
}
