package belfry.server.guard;

import java.util.Set;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** What can be said of an address before its name is resolved. */
final class UrlRule {
    private final Set<HostPort> allowed;
    private final Set<Integer> ports;

    UrlRule(Set<HostPort> allowed, Set<Integer> ports) {
        this.allowed = Set.copyOf(allowed);
        this.ports = Set.copyOf(ports);
    }

    boolean allows(HttpUrl url) {
        return allowed.contains(HostPort.of(url));
    }

    void check(HttpUrl url, Purpose purpose) throws RefusedAddressException {
        if (!url.username().isEmpty() || !url.password().isEmpty()) {
            throw new RefusedAddressException("the address of %s carries a user name".formatted(url.host()));
        }
        if (allows(url)) {
            return;
        }
        if (!ports.contains(url.port())) {
            throw new RefusedAddressException("port %d of %s is not a web port".formatted(url.port(), url.host()));
        }
        if (purpose == Purpose.PUBLISH && !url.isHttps()) {
            throw new RefusedAddressException("%s is not called by https".formatted(url.host()));
        }
    }

    /** Reading a public page in clear is a risk to nobody; sending a token so is. */
    void checkCredentials(Request request) throws RefusedAddressException {
        if (!request.isHttps() && !allows(request.url()) && Redirect.credentials().stream()
                .anyMatch(name -> request.header(name) != null)) {
            throw new RefusedAddressException("%s is not called by https, and the call carries a token"
                    .formatted(request.url().host()));
        }
    }
}
