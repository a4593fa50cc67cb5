package belfry.core.wire;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Connects an account by fields. */
public record ConnectRequest(String network, @Nullable String name, @Nullable String baseUrl,
        Map<String, String> fields) {
    public ConnectRequest {
        fields = Map.copyOf(fields);
    }
}
