package belfry.desktop.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One run of a program of the operating system; secrets go in by its standard input, never as an argument that others
 * on the machine could see.
 */
record CommandRun(int exit, String output) {
    private static final int SECONDS = 15;

    static CommandRun of(String input, List<String> command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        try (var in = process.getOutputStream()) {
            in.write(input.getBytes(StandardCharsets.UTF_8));
        }
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException(command.getFirst() + " did not end");
        }
        return new CommandRun(process.exitValue(), output.strip());
    }

    boolean fine() {
        return exit == 0;
    }
}
