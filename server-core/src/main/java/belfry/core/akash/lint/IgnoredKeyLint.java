package belfry.core.akash.lint;

import belfry.core.akash.sdl.Finding.Severity;
import belfry.core.akash.sdl.SdlEdit;
import belfry.core.akash.sdl.SdlPath;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Keys brought along from a compose file: the network ignores them, or refuses the file for them. */
final class IgnoredKeyLint implements Lint {
    private static final List<String> IGNORED = List.of("depends_on", "dependencies", "restart", "links", "volumes",
            "ports",
            "networks", "healthcheck", "container_name", "labels", "environment", "deploy");

    @Override
    public Stream<Advice> look(Stack stack) {
        return stack.services().stream().flatMap(service -> IGNORED.stream().map(key -> service.path().child(key))
                .filter(path -> stack.source().entry(path).isPresent()).map(path -> advice(stack, service, path)));
    }

    private static Advice advice(Stack stack, ServiceView service, SdlPath path) {
        var finding = stack.findingAtKey("sdl-key-ignored", Severity.WARNING, path,
                "%s of %s has no effect".formatted(path.last(), service.name()), cause(path.last()),
                remedy(path.last()));
        return new Advice(finding, Optional.of(new QuickFix("Remove " + path.last(),
                "Nothing changes, and the schema no longer refuses the file", new SdlEdit.Remove(path))));
    }

    private static String cause(String key) {
        return key.equals("dependencies")
                ? "The format knows the key, and every tool ignores it"
                : "It belongs to compose files; the Go tools ignore it, the schema refuses it";
    }

    private static String remedy(String key) {
        return switch (key) {
            case "depends_on", "dependencies", "links" -> "Remove it, and let the application wait for what it needs: "
                    + "services start at the same time";
            case "volumes" -> "Remove it, and declare the volume in the compute profile and in params.storage";
            case "ports", "networks" -> "Remove it, and write expose entries";
            case "environment" -> "Remove it, and write env as a list of NAME=value";
            default -> "Remove it";
        };
    }
}
