package belfry.core.akash.peer;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Brings the official library onto this machine by npm, or skips the test that wants it. */
public final class NpmLibrary {
    private static final Path SCRIPT = Path.of("src/test/resources/akash-oracle/oracle.mjs");

    private NpmLibrary() {}

    /** The published library, in a folder of its own below target; the calling test is skipped where npm is missing. */
    public static OfficialLibrary installed() throws IOException, InterruptedException {
        var given = System.getProperty("belfry.sdl.library", "");
        if (!given.isEmpty()) {
            return new OfficialLibrary(Path.of(given), SCRIPT);
        }
        assumeTrue(runs("npm", "--version"), "npm is not on the path, so the official library cannot be asked");
        var folder = Path.of("target/akash-library").toAbsolutePath();
        var library = new OfficialLibrary(folder, SCRIPT);
        if (!Files.exists(folder.resolve("node_modules").resolve(OfficialLibrary.PACKAGE).resolve("package.json"))) {
            Files.createDirectories(folder);
            assumeTrue(runs("npm", "install", "--prefix", folder.toString(), "--no-audit", "--no-fund",
                    "--ignore-scripts", OfficialLibrary.PACKAGE + "@" + OfficialLibrary.PUBLISHED),
                    "npm cannot fetch " + OfficialLibrary.PACKAGE
                            + " (no network?), so the official library cannot be asked");
        }
        return library;
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(Redirect.DISCARD)
                    .start();
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                process.destroyForcibly();
            }
            return process.waitFor() == 0;
        } catch (IOException _) {
            return false;
        }
    }
}
