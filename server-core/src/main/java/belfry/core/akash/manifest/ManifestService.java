package belfry.core.akash.manifest;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A service as a provider receives it. A list is null where the manifest says null rather than nothing in it. */
public record ManifestService(String name, String image, @Nullable List<String> command, @Nullable List<String> args,
        @Nullable List<String> env, Resources resources, long count, List<Exposed> expose, Optional<Params> params,
        Optional<Credentials> credentials) {
    /** A port for one of those who may reach it. */
    public record Exposed(int port, int externalPort, String proto, String service, boolean global,
            @Nullable List<String> hosts, Http http, String ip, int sequence) {}

    /** How a provider's ingress treats requests; times in milliseconds, sizes in bytes. */
    public record Http(long maxBodySize, long readTimeout, long sendTimeout, long nextTries, long nextTimeout,
            List<String> nextCases, long proxyBufferSize) {
        public Http {
            nextCases = List.copyOf(nextCases);
        }
    }

    /** @param permissions absent when not given, with an absent list when no list was given */
    public record Params(List<Mounted> storage, Optional<Optional<List<String>>> permissions, Optional<String> tee) {
        public Params {
            storage = List.copyOf(storage);
        }
    }

    /** A volume and where it appears. */
    public record Mounted(String name, String mount, boolean readOnly) {}

    /** How the provider signs in to the registry. */
    public record Credentials(String host, String email, String username, String password) {
        @Override
        public String toString() {
            return "Credentials[" + host + "]";
        }
    }
}
