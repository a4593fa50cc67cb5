package belfry.desktop;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A server process of this build with everything it brings along, in a throw-away home: what a person's console talks to.
 * The build puts its jar and its libraries beside each other before the tests of this module run.
 */
final class RealServer implements AutoCloseable {
    private static final Path BUILD = Path.of("..", "server-runtime", "target");
    private static final Duration START = Duration.ofMinutes(2);

    private final Process process;
    private final Path home;
    private final int port;

    private RealServer(Process process, Path home, int port) {
        this.process = process;
        this.home = home;
        this.port = port;
    }

    /** Returns when it answers. */
    static RealServer start(Path home) throws IOException, InterruptedException {
        var port = freePort();
        var output = home.resolveSibling("server-output.txt");
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx192m", "-cp",
                classPath(), "belfry.server.Main", "serve", "--home", home.toString(), "--port",
                String.valueOf(port)));
        var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start();
        var server = new RealServer(process, home, port);
        var end = System.nanoTime() + START.toNanos();
        while (!Files.readString(output).contains("Belfry is ready")) {
            if (!process.isAlive() || System.nanoTime() > end) {
                var said = Files.readString(output);
                server.close();
                throw new IllegalStateException("the server did not start:\n" + said);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return server;
    }

    private static String classPath() throws IOException {
        try (var jars = Files.list(BUILD); var libraries = Files.list(BUILD.resolve("lib"))) {
            var own = jars.filter(file -> file.getFileName().toString().matches("server-runtime-.*\\.jar")).toList();
            return Stream.concat(own.stream(), libraries).map(Path::toString)
                    .collect(Collectors.joining(System.getProperty("path.separator")));
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    String address() {
        return "http://127.0.0.1:" + port;
    }

    Path home() {
        return home;
    }

    /** As a person stops it: in order, with everything that it brought along. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
