package belfry.core.akash.check;

import belfry.core.akash.check.Report.Words;
import belfry.core.akash.sdl.SdlPath;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What to say about a key that the format does not have. */
final class UnknownKeys {
    private static final Map<String, String> COMPOSE = Map.ofEntries(
            Map.entry("depends_on", "Services of a placement start together; let the application wait and try again"),
            Map.entry("volumes", "Name a volume in the compute profile and mount it under params: storage"),
            Map.entry("ports", "Use expose with port, as and to"),
            Map.entry("restart", "A provider always restarts a container that ends"),
            Map.entry("links", "A service reaches another by its name once that exposes a port to it"),
            Map.entry("networks", "A service reaches another by its name once that exposes a port to it"),
            Map.entry("build", "Build and push the image first, then name it under image"),
            Map.entry("environment", "Use env, a list of NAME=value"),
            Map.entry("env_file", "Use env, a list of NAME=value"),
            Map.entry("entrypoint", "Use command"), Map.entry("container_name", "The name of the service is its name"),
            Map.entry("healthcheck", "Akash has no health checks of containers"),
            Map.entry("deploy", "Use profiles and deployment"), Map.entry("user", "Set the user in the image"));

    private UnknownKeys() {}

    static Words words(String key, SdlPath path, Set<String> known) {
        var where = path.isRoot() ? "at the top of the file" : "in " + path;
        var message = "%s is not a key %s".formatted(Quoted.of(key), where);
        boolean service = path.steps().size() == 2 && path.steps().getFirst().equals("services");
        if (service && COMPOSE.containsKey(key)) {
            return new Words(message, "It belongs to Docker Compose; Akash does not know it",
                    COMPOSE.get(key) + "; remove the key");
        }
        var meant = similar(key, known);
        var cause = "The keys here are: " + String.join(", ", new TreeSet<>(known));
        return new Words(message, cause, meant.map(word -> "Did you mean \"" + word + "\"? Else remove the key")
                .orElse("Remove the key, or correct the indentation"));
    }

    private static Optional<String> similar(String key, Set<String> known) {
        if (key.length() > 40) {
            return Optional.empty();
        }
        return known.stream().filter(word -> distance(key, word) <= 2)
                .min(Comparator.comparingInt((String word) -> distance(key, word)).thenComparing(word -> word));
    }

    /** How many letters must be changed, added or dropped. */
    private static int distance(String left, String right) {
        var row = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int change = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.length()];
    }
}
