package belfry.core.akash.lint;

import static belfry.core.akash.sdl.SdlValue.text;

import belfry.core.akash.sdl.Finding.Severity;
import belfry.core.akash.sdl.SdlEdit;
import belfry.core.akash.sdl.SdlPath;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A secret written in the file: the provider, its dashboards and every copy of the file can read it. */
final class SecretLint implements Lint {
    @Override
    public Stream<Advice> look(Stack stack) {
        var names = referenceNames(stack);
        var variables = stack.services().stream().flatMap(service -> service.env().stream())
                .filter(entry -> Secrets.inClear(entry.name(), entry.value())).map(entry -> advice(stack, entry.path(),
                        "%s holds a secret in clear".formatted(entry.name()),
                        entry.name() + "=" + Secrets.referenced(entry.value(), names.getOrDefault(
                                Secrets.content(entry.value()), reference(entry.name())))));
        var registries = stack.services().stream().map(service -> service.path().child("credentials").child("password"))
                .filter(path -> Secrets.inClear("password", ExposeView.text(stack.source(), path)))
                .map(path -> advice(stack, path, "The registry password is written in clear",
                        Secrets.referenced(ExposeView.text(stack.source(), path), "REGISTRY_PASSWORD")));
        return Stream.concat(variables, registries);
    }

    /** One name for each secret, so that the database's password and its place in a URL become the same reference. */
    private static Map<String, String> referenceNames(Stack stack) {
        var names = new HashMap<String, String>();
        stack.services().stream().flatMap(service -> service.env().stream())
                .filter(entry -> Secrets.inClear(entry.name(), entry.value()))
                .sorted((one, other) -> Boolean.compare(one.name().endsWith("URL"), other.name().endsWith("URL")))
                .forEach(entry -> names.putIfAbsent(Secrets.content(entry.value()), reference(entry.name())));
        return names;
    }

    private static String reference(String variable) {
        var name = variable.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9_]", "_").replaceAll("^[^A-Z]+", "");
        return name.endsWith("_URL") ? name.substring(0, name.length() - 4) + "_PASSWORD" : name;
    }

    private static Advice advice(Stack stack, SdlPath path, String message, String mended) {
        var finding = stack.finding("sdl-secret-in-clear", Severity.WARNING, path, message,
                "Whoever sees the file, the provider's dashboard or the container's environment reads it",
                "Write a reference such as ${secret.NAME}; Belfry fills it in when the file is submitted");
        return new Advice(finding, Optional.of(new QuickFix("Replace it by a reference",
                "The file can then be kept, shown and compared", true,
                List.of(new SdlEdit.Set(path, text(mended))))));
    }
}
