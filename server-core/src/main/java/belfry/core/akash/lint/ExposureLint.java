package belfry.core.akash.lint;

import static belfry.core.akash.sdl.SdlValue.field;
import static belfry.core.akash.sdl.SdlValue.fields;
import static belfry.core.akash.sdl.SdlValue.text;

import belfry.core.akash.sdl.Finding.Severity;
import belfry.core.akash.sdl.SdlEdit;
import belfry.core.akash.sdl.SdlValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A database or cache that the whole internet can reach. */
final class ExposureLint implements Lint {
    @Override
    public Stream<Advice> look(Stack stack) {
        return stack.services().stream()
                .filter(service -> service.known().filter(KnownImage::keepsDataPrivate).isPresent())
                .flatMap(service -> service.expose().stream().filter(ExposeView::global)
                        .map(expose -> advice(stack, service, expose)));
    }

    private static Advice advice(Stack stack, ServiceView service, ExposeView expose) {
        var finding = stack.finding("sdl-database-global", Severity.WARNING, expose.path().child("to"),
                "%s is open to the internet on port %d".formatted(service.name(), expose.port()),
                "The provider gives it a public port; scanners try passwords there within minutes",
                "Expose it to the services that use it only");
        return new Advice(finding, fix(stack, service, expose));
    }

    private static Optional<QuickFix> fix(Stack stack, ServiceView service, ExposeView expose) {
        var callers = stack.callers(service);
        var users = callers.isEmpty()
                ? stack.services().stream()
                        .filter(other -> other != service
                                && other.known().filter(KnownImage::keepsDataPrivate).isEmpty())
                        .toList()
                : callers;
        if (users.isEmpty()) {
            return Optional.empty();
        }
        var targets = users.stream().<SdlValue>map(user -> fields(field("service", text(user.name())))).toList();
        var names = String.join(", ", users.stream().map(ServiceView::name).toList());
        return Optional
                .of(new QuickFix("Expose it to %s only".formatted(names), "Nobody outside the deployment reaches it",
                        List.of(new SdlEdit.Put(expose.path(), "to", new SdlValue.Items(targets)))));
    }
}
