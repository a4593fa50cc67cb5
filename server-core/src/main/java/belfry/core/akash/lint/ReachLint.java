package belfry.core.akash.lint;

import static belfry.core.akash.sdl.SdlValue.field;
import static belfry.core.akash.sdl.SdlValue.fields;
import static belfry.core.akash.sdl.SdlValue.items;
import static belfry.core.akash.sdl.SdlValue.number;
import static belfry.core.akash.sdl.SdlValue.text;
import static belfry.core.akash.sdl.SdlValue.truth;

import belfry.core.akash.sdl.Finding.Severity;
import belfry.core.akash.sdl.SdlEdit;
import belfry.core.akash.sdl.SdlValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A service that nothing can reach: without an expose entry, or one without targets, the cluster has no name for it. */
final class ReachLint implements Lint {
    @Override
    public Stream<Advice> look(Stack stack) {
        return stack.services().stream()
                .flatMap(service -> Stream.concat(unreachable(stack, service), untargeted(stack, service)));
    }

    private static Stream<Advice> unreachable(Stack stack, ServiceView service) {
        var callers = stack.callers(service);
        boolean listens = service.known().filter(image -> image.kind() != KnownImage.Kind.APPLICATION).isPresent();
        if (!service.expose().isEmpty() || (callers.isEmpty() && !listens)) {
            return Stream.empty();
        }
        var finding = stack.findingAtKey("sdl-service-unreachable", Severity.WARNING, service.path(),
                "Nothing can reach %s: it exposes no port".formatted(service.name()),
                "A provider makes a name in the cluster only for services with an expose entry"
                        + (callers.isEmpty() ? "" : "; %s would not find it".formatted(names(callers))),
                "Expose its port to the services that use it");
        return Stream.of(new Advice(finding, fix(stack, service, callers)));
    }

    private static Optional<QuickFix> fix(Stack stack, ServiceView service, List<ServiceView> callers) {
        int port = service.known().map(KnownImage::port).orElse(0);
        if (port == 0 || callers.isEmpty()) {
            return Optional.empty();
        }
        var entry = fields(field("port", number(port)), field("to", targets(callers)));
        return Optional.of(new QuickFix("Expose port %d to %s".formatted(port, names(callers)),
                "The name %s then resolves inside the deployment, and only there".formatted(service.name()),
                Edits.append(stack, service.path(), "expose", entry)));
    }

    private static Stream<Advice> untargeted(Stack stack, ServiceView service) {
        return service.expose().stream().filter(expose -> !expose.targets()).map(expose -> {
            var finding = stack.finding("sdl-expose-without-to", Severity.WARNING, expose.path(),
                    "Port %d of %s is exposed to nobody".formatted(expose.port(), service.name()),
                    "The Go tools still make a name for it in the cluster, the TypeScript library drops the entry: the two "
                            + "compile different manifests",
                    "Say to whom: to: [{global: true}] for the internet, to: [{service: NAME}] for another service");
            return new Advice(finding, Optional.of(targetFix(stack, service, expose)));
        });
    }

    private static QuickFix targetFix(Stack stack, ServiceView service, ExposeView expose) {
        var callers = stack.callers(service);
        boolean secluded = service.known().filter(KnownImage::keepsDataPrivate).isPresent() || !callers.isEmpty();
        var others = callers.isEmpty() ? stack.services().stream().filter(other -> other != service).toList() : callers;
        SdlValue to = secluded && !others.isEmpty() ? targets(others) : items(fields(field("global", truth(true))));
        return new QuickFix(
                secluded && !others.isEmpty() ? "Expose it to " + names(others) : "Expose it to the internet",
                "Both official compilers then agree on the manifest", new SdlEdit.Put(expose.path(), "to", to));
    }

    private static SdlValue targets(List<ServiceView> services) {
        return new SdlValue.Items(services.stream()
                .<SdlValue>map(service -> fields(field("service", text(service.name())))).toList());
    }

    private static String names(List<ServiceView> services) {
        return String.join(", ", services.stream().map(ServiceView::name).toList());
    }
}
