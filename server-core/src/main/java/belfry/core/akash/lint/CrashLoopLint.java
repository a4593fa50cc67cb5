package belfry.core.akash.lint;

import static belfry.core.akash.sdl.SdlValue.items;
import static belfry.core.akash.sdl.SdlValue.text;

import belfry.core.akash.lint.KnownImage.Kind;
import belfry.core.akash.sdl.Finding.Severity;
import belfry.core.akash.sdl.SdlEdit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A database in one group with an application that is known to crash-loop at start. The provider closes the lease of the
 * whole group when any service stays down for some minutes (provider source, cluster/monitor.go), database and all.
 */
final class CrashLoopLint implements Lint {
    private static final Pattern KEEPS_ALIVE = Pattern
            .compile("while\\s+(true|:|sleep)|until\\s|sleep\\s+infinity|supervisord");
    private static final String POSTIZ_LOOP = "while true; do nginx || true; pnpm run pm2; sleep 10; done";

    @Override
    public Stream<Advice> look(Stack stack) {
        return stack.services().stream()
                .filter(service -> service.known().filter(image -> image == KnownImage.POSTIZ).isPresent())
                .filter(service -> !KEEPS_ALIVE.matcher(service.commandLine()).find())
                .flatMap(
                        service -> database(stack, service).map(database -> advice(stack, service, database)).stream());
    }

    private static Optional<ServiceView> database(Stack stack, ServiceView app) {
        var groups = stack.placements(app);
        return stack.services().stream()
                .filter(service -> service.known().filter(image -> image.kind() == Kind.DATABASE).isPresent())
                .filter(service -> stack.placements(service).stream().anyMatch(groups::contains)).findFirst();
    }

    private static Advice advice(Stack stack, ServiceView app, ServiceView database) {
        var finding = stack.findingAtKey("sdl-crash-loop-risk", Severity.WARNING, app.path(),
                "A start-up fault of %s can delete %s".formatted(app.name(), database.name()),
                "Postiz is known to exit at start while something it needs is late; after some minutes of restarts the provider "
                        + "closes the lease, and the volume of %s goes with it".formatted(database.name()),
                "Keep the container up with a loop around its command, ask for reclamation.min_window, or put the database into "
                        + "a deployment of its own");
        return new Advice(finding, fix(stack, app));
    }

    private static Optional<QuickFix> fix(Stack stack, ServiceView app) {
        boolean own = Stream.of("command", "args")
                .anyMatch(key -> stack.source().find(app.path().child(key)).isPresent());
        return own
                ? Optional.empty()
                : Optional.of(new QuickFix("Start it in a loop that keeps the container up",
                        "The provider then sees a running service while the application tries again",
                        List.of(new SdlEdit.Put(app.path(), "command", items(text("sh"), text("-c"))),
                                new SdlEdit.Put(app.path(), "args", items(text(POSTIZ_LOOP))))));
    }
}
