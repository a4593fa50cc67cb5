package belfry.core.akash.definition;

import belfry.core.akash.sdl.SdlNode.Scalar;
import belfry.core.akash.sdl.SdlPath;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A port of a service and who may reach it. */
public record Expose(SdlPath path, Optional<Scalar> port, Optional<Scalar> as, Optional<Scalar> proto,
        List<Scalar> accept, List<To> to, Optional<HttpOptions> http) {
    /** One of those who may reach a port: everybody, or a service of the same placement. */
    public record To(SdlPath path, Optional<Scalar> service, boolean global, Optional<Scalar> ip) {
        public String serviceName() {
            return service.map(Scalar::value).orElse("");
        }

        public String endpoint() {
            return ip.map(Scalar::value).orElse("");
        }
    }

    /** How a provider's ingress treats requests to the port. */
    public record HttpOptions(SdlPath path, Optional<Scalar> maxBodySize, Optional<Scalar> readTimeout,
            Optional<Scalar> sendTimeout, Optional<Scalar> nextTries, Optional<Scalar> nextTimeout,
            Optional<Scalar> proxyBufferSize, Optional<List<Scalar>> nextCases) {}

    public int portNumber() {
        return (int) port.map(Numbers::whole).orElse(0L).longValue();
    }

    /** The port as seen from outside when it was given another, else 0. */
    public int asNumber() {
        return (int) as.map(Numbers::whole).orElse(0L).longValue();
    }

    /** The port as seen from outside. */
    public int externalPort() {
        return asNumber() == 0 ? portNumber() : asNumber();
    }

    public String protocol() {
        return proto.map(Scalar::value).filter(text -> !text.isEmpty()).orElse("TCP").toUpperCase(Locale.ROOT);
    }

    /** Whether a provider serves it by host name through its HTTP ingress rather than on a random port. */
    public boolean ingress() {
        return protocol().equals("TCP") && externalPort() == 80;
    }
}
