package belfry.server.embedded;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What this machine is, as far as programs that we bring along care. */
record Platform(String system, String processor) {

    static Platform here() {
        var os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        var system = os.startsWith("windows") ? "windows" : os.startsWith("mac") ? "darwin" : "linux";
        var arch = System.getProperty("os.arch", "");
        return new Platform(system, List.of("aarch64", "arm64").contains(arch) ? "arm64" : "amd64");
    }

    boolean windows() {
        return system.equals("windows");
    }

    String program(String name) {
        return windows() ? name + ".exe" : name;
    }

    /**
     * In a session of its own a program does not get the Ctrl-C meant for the server, which stops it in order instead.
     */
    static List<String> inOwnSession(List<String> command) {
        var line = new ArrayList<String>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            line.add("/usr/bin/setsid");
        }
        line.addAll(command);
        return List.copyOf(line);
    }

    static boolean root() {
        return "root".equals(System.getProperty("user.name"));
    }
}
