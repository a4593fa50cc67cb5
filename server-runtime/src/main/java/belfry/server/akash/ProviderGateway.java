package belfry.server.akash;

import belfry.core.akash.lease.Lease;
import belfry.core.akash.lease.Provider;
import belfry.core.akash.lease.Workload;
import belfry.core.secret.Secret;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import javax.net.ssl.SSLException;

/** The gateway at which a provider is reached; its address comes from the chain, so it is called with care. */
final class ProviderGateway {
    private final AkashHttp http;

    ProviderGateway(AkashHttp http) {
        this.http = http;
    }

    /** What came of asking for its status. */
    record Status(Provider.Reach reach, String detail, OptionalLong leases) {}

    Status status(String hostUri) {
        var base = base(hostUri);
        if (base.isEmpty()) {
            return new Status(Provider.Reach.NOT_ASKED, "The chain does not say where it is", OptionalLong.empty());
        }
        try {
            var tree = http.get(Peer.provider(base.get()), "/status", Map.of(), null);
            var leases = tree.path("cluster").path("leases");
            return new Status(Provider.Reach.REACHED, "Answers", leases.isIntegralNumber()
                    ? OptionalLong.of(leases.asLong())
                    : OptionalLong.empty());
        } catch (NoAnswerException e) {
            // Any word from it, even a refusal, shows that it is there; only servers in front of it fail with 5xx.
            if (e.getCause() instanceof SSLException) {
                return new Status(Provider.Reach.OWN_CERTIFICATE,
                        "Answers with a certificate of its own making, as older providers do", OptionalLong.empty());
            }
            return e.status() > 0 && e.status() < 500
                    ? new Status(Provider.Reach.REACHED, "Answers, but not its status", OptionalLong.empty())
                    : new Status(Provider.Reach.UNREACHED, e.status() >= 500
                            ? "Its gateway fails with status %d".formatted(e.status())
                            : e.problem().cause(), OptionalLong.empty());
        }
    }

    /** What it runs of a lease. */
    Workload workload(String hostUri, String dseq, Lease lease, Secret token) {
        var base = base(hostUri);
        if (base.isEmpty()) {
            return lease.workload();
        }
        var path = "/lease/%s/%d/%d/status".formatted(dseq, lease.group(), lease.order());
        try {
            return ChainJson.workload(http.get(Peer.provider(base.get()), path, Map.of(),
                    AkashHttp.Pass.bearer(token)));
        } catch (NoAnswerException e) {
            return e.status() == 404
                    ? new Workload.Gone("The provider answers 404 to %s: it knows no such lease".formatted(path))
                    : new Workload.Unknown(e.problem().summary());
        }
    }

    private static Optional<URI> base(String hostUri) {
        try {
            return Optional.of(URI.create(hostUri)).filter(uri -> uri.getHost() != null
                    && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
