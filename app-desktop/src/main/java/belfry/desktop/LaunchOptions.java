package belfry.desktop;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the console was started.
 *
 * @param server address given on the command line; empty: the one connected to last, else this machine's
 * @param home folder of this machine's installation, whose admin token lets the console in
 */
record LaunchOptions(Optional<String> server, Path home) {
    static final String THIS_MACHINE = "http://127.0.0.1:8420";

    /** @throws IllegalArgumentException with one sentence for the person who typed it */
    static LaunchOptions parse(List<String> arguments, Map<String, String> environment, Path userHome) {
        Optional<String> server = Optional.empty();
        var home = Optional.ofNullable(environment.get("BELFRY_HOME")).filter(text -> !text.isBlank()).map(Path::of)
                .orElse(userHome.resolve(".belfry"));
        for (var i = 0; i < arguments.size(); i++) {
            var argument = arguments.get(i);
            var name = argument.contains("=") ? argument.substring(0, argument.indexOf('=')) : argument;
            if (!name.equals("--server") && !name.equals("--home")) {
                throw new IllegalArgumentException("Unknown option %s; known are --server URL and --home DIR"
                        .formatted(argument));
            }
            if (!argument.contains("=") && i + 1 == arguments.size()) {
                throw new IllegalArgumentException("Option %s needs a value".formatted(name));
            }
            var value = argument.contains("=") ? argument.substring(name.length() + 1) : arguments.get(++i);
            if (name.equals("--server")) {
                server = Optional.of(value);
            } else {
                home = Path.of(value);
            }
        }
        return new LaunchOptions(server, home);
    }

    Path adminTokenFile() {
        return home.resolve("admin-token");
    }
}
