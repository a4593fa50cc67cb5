package belfry.core.akash.lint;

import belfry.core.akash.sdl.Finding.Severity;
import belfry.core.akash.sdl.SdlEdit;
import belfry.core.akash.sdl.SdlValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Public addresses that contradict each other, or that name a host the deployment does not answer to. */
final class UrlLint implements Lint {
    private static final List<String> PUBLIC = List.of("MAIN_URL", "FRONTEND_URL", "NEXT_PUBLIC_BACKEND_URL",
            "BELFRY_PUBLIC_URL", "PUBLIC_URL", "BASE_URL", "SITE_URL");

    /** A variable that holds a public address. */
    private record Address(ServiceView.EnvView variable, URI uri) {
        String origin() {
            return uri.getScheme().toLowerCase(Locale.ROOT) + "://" + uri.getAuthority().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Stream<Advice> look(Stack stack) {
        return stack.services().stream().flatMap(service -> {
            var addresses = addresses(service);
            return Stream.concat(contradictions(stack, addresses), accepted(stack, service, addresses));
        });
    }

    private static List<Address> addresses(ServiceView service) {
        return PUBLIC.stream().flatMap(name -> service.variable(name).stream())
                .flatMap(variable -> uri(variable.value()).map(uri -> new Address(variable, uri)).stream()).toList();
    }

    private static Optional<URI> uri(String text) {
        try {
            var uri = new URI(text);
            return uri.getScheme() == null || uri.getAuthority() == null ? Optional.empty() : Optional.of(uri);
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    private static Stream<Advice> contradictions(Stack stack, List<Address> addresses) {
        if (addresses.isEmpty()) {
            return Stream.empty();
        }
        var first = addresses.getFirst();
        return addresses.stream().skip(1).filter(address -> !address.origin().equals(first.origin())).map(address -> {
            var path = address.uri().getRawPath();
            var mended = address.variable().name() + "=" + first.uri().getScheme() + "://" + first.uri().getAuthority()
                    + (path == null ? "" : path);
            var finding = stack.finding("sdl-urls-contradict", Severity.WARNING, address.variable().path(),
                    "%s says %s and %s says %s".formatted(first.variable().name(), first.origin(),
                            address.variable().name(), address.origin()),
                    "Browsers send the login cookie to one origin only: people would be logged out at once",
                    "Use the same scheme, host and port in all of them");
            return new Advice(finding, Optional.of(new QuickFix("Write " + first.origin() + " in "
                    + address.variable().name(), "Then the parts of the application agree on where they are",
                    new SdlEdit.Set(address.variable().path(), SdlValue.text(mended)))));
        });
    }

    private static Stream<Advice> accepted(Stack stack, ServiceView service, List<Address> addresses) {
        if (addresses.isEmpty()) {
            return Stream.empty();
        }
        var host = addresses.getFirst().uri().getHost();
        return service.expose().stream().filter(ExposeView::web).flatMap(expose -> {
            var accept = expose.path().child("accept");
            var hosts = ServiceView.items(stack.source(), accept)
                    .map(item -> ExposeView.text(stack.source(), item)).toList();
            if (host == null || hosts.isEmpty() || hosts.contains(host.toLowerCase(Locale.ROOT))) {
                return Stream.<Advice>empty();
            }
            var finding = stack.finding("sdl-url-not-accepted", Severity.WARNING, accept,
                    "%s says %s, and the ingress accepts %s only".formatted(addresses.getFirst().variable().name(),
                            host,
                            String.join(", ", hosts)),
                    "Requests for a host that accept does not list never reach the service",
                    "Add %s to accept".formatted(host));
            return Stream.of(new Advice(finding, Optional.of(new QuickFix("Add %s to accept".formatted(host),
                    "The provider then hands its requests to the service", new SdlEdit.InsertItem(accept, hosts.size(),
                            SdlValue.text(host.toLowerCase(Locale.ROOT)))))));
        });
    }
}
