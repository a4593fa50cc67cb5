package belfry.server.config;

import belfry.core.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Reads the `BELFRY_*` variables into dotted keys. */
final class Environment {
    /** Read by the launcher, or set by the supervisor for its children. */
    private static final Pattern NOT_SETTINGS = Pattern
            .compile("BELFRY_(JAVA|JDK_PLACES|OPTS|DEV|CHILD|PROCESS|SUPERVISED)(_.*)?");
    /** Kubernetes gives these to every container beside a service that is called belfry. */
    private static final Pattern SERVICE_LINK = Pattern.compile("BELFRY_(SERVICE_(HOST|PORT.*)|PORT_\\d+_.*)");
    private static final Pattern NETWORK = Pattern.compile("BELFRY_NETWORKS_([A-Z0-9_]+)_BASE_URL");

    private Environment() {}

    static Map<String, Given> read(Map<String, String> variables, Mistakes mistakes) {
        var values = new LinkedHashMap<String, Given>();
        new TreeMap<>(variables).forEach((name, text) -> {
            if (name.startsWith("BELFRY_") && !NOT_SETTINGS.matcher(name).matches() && !serviceLink(name, text)) {
                read(name, text, values, mistakes);
            }
        });
        return values;
    }

    static String networkVariable(String id) {
        return "BELFRY_NETWORKS_%s_BASE_URL".formatted(id.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static boolean serviceLink(String name, String text) {
        return SERVICE_LINK.matcher(name).matches() || (name.equals("BELFRY_PORT") && text.startsWith("tcp://"));
    }

    private static void read(String name, String text, Map<String, Given> values, Mistakes mistakes) {
        var network = NETWORK.matcher(name);
        var fileOf = name.endsWith("_FILE")
                ? Key.variable(name.substring(0, name.length() - "_FILE".length())).filter(Key::secret)
                : Optional.<Key>empty();
        if (network.matches()) {
            var id = network.group(1).toLowerCase(Locale.ROOT).replace('_', '-');
            values.put("networks." + id + ".baseUrl", new Given(text, name));
        } else if (fileOf.isPresent()) {
            contents(name, text, mistakes, given -> values.put(fileOf.get().dotted(), given));
        } else {
            Key.variable(name).ifPresentOrElse(key -> values.put(key.dotted(), new Given(text, name)),
                    () -> mistakes.unknown(dotted(name), new Given(text, name)));
        }
    }

    /** A secret kept in a file, as container platforms mount them. */
    private static void contents(String name, String file, Mistakes mistakes,
            Consumer<Given> found) {
        try {
            found.accept(new Given(Files.readString(Path.of(file)).strip(), name));
        } catch (IOException e) {
            mistakes.add(Problem.error("config-unreadable", "%s: %s cannot be read".formatted(name, file),
                    String.valueOf(e.getMessage()), "Check the path and that the user who runs Belfry may read it"));
        }
    }

    private static String dotted(String name) {
        return name.substring("BELFRY_".length()).toLowerCase(Locale.ROOT).replaceFirst("_", ".");
    }
}
