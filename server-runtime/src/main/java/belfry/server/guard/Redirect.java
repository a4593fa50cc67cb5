package belfry.server.guard;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.Request;

/** Where an answer sends on to, and what goes along. */
final class Redirect {
    private static final Set<Integer> STATUS = Set.of(301, 302, 303, 307, 308);
    private static final List<String> CREDENTIALS = List.of("Authorization", "Cookie", "Proxy-Authorization", "DPoP",
            "X-Api-Key");

    private Redirect() {}

    static List<String> credentials() {
        return CREDENTIALS;
    }

    static boolean reads(Request request) {
        return request.method().equals("GET") || request.method().equals("HEAD");
    }

    /** Empty when the answer is final; a call that writes is never sent on. */
    static Optional<Request> of(Request request, RemoteAnswer answer) throws RefusedAddressException {
        var location = answer.headers().get("Location");
        if (!STATUS.contains(answer.status()) || location == null || !reads(request)) {
            return Optional.empty();
        }
        var target = request.url().resolve(location);
        if (target == null) {
            throw new RefusedAddressException("%s redirects to something that is not a web address"
                    .formatted(request.url().host()));
        }
        if (request.isHttps() && !target.isHttps()) {
            throw new RefusedAddressException("%s redirects from https to http".formatted(request.url().host()));
        }
        var next = request.newBuilder().url(target);
        if (!HostPort.of(request.url()).equals(HostPort.of(target))) {
            CREDENTIALS.forEach(next::removeHeader);
        }
        return Optional.of(next.build());
    }
}
