package belfry.core.wire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One service of a lease; {@code shortSince}: since when fewer replicas run than should. */
public record AkashService(String name, int available, int total, List<String> uris, @Nullable Instant shortSince) {
    public AkashService {
        uris = List.copyOf(uris);
    }
}
