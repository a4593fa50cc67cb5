package belfry.desktop;

import belfry.core.problem.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/** This console's own version, and whether a server's fits. */
record ConsoleVersion(String text) {
    static ConsoleVersion own() {
        var properties = new Properties();
        try (var stream = ConsoleVersion.class.getResourceAsStream("/belfry/desktop/version.properties")) {
            properties.load(Objects.requireNonNull(stream));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ConsoleVersion(properties.getProperty("version", ""));
    }

    /** A warning when the two differ in their first two numbers: members may be missing or mean something else. */
    Optional<Problem> misfit(String server) {
        if (series(text).isEmpty() || series(server).isEmpty() || series(text).equals(series(server))) {
            return Optional.empty();
        }
        return Optional.of(Problem.warning("server-other-version",
                "The server is Belfry %s, this console %s".formatted(server, text),
                "They were not made together; some things may be missing or refused",
                "Update the older of the two"));
    }

    private static Optional<String> series(String version) {
        var numbers = version.split("[.-]", 3);
        return numbers.length >= 2 && numbers[0].matches("\\d+") && numbers[1].matches("\\d+")
                ? Optional.of(numbers[0] + "." + numbers[1])
                : Optional.empty();
    }
}
