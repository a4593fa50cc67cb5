package belfry.server.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A short external program that is run to its end.
 *
 * @param limit how long it may take
 */
record Command(List<String> line, Duration limit) {
    Command {
        line = List.copyOf(line);
    }

    /** Fails with what the program said when it ends with another status than 0 or not within the limit. */
    void run() throws IOException {
        var said = Files.createTempFile("belfry-command", ".txt");
        try {
            var process = new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(said.toFile())
                    .redirectInput(ProcessBuilder.Redirect.PIPE).start();
            process.getOutputStream().close();
            if (!ended(process)) {
                process.destroyForcibly();
                throw new IOException("%s did not end within %d s".formatted(name(), limit.toSeconds()));
            }
            if (process.exitValue() != 0) {
                throw new IOException("%s ended with status %d: %s".formatted(name(), process.exitValue(),
                        reason(Files.readAllLines(said, StandardCharsets.ISO_8859_1))));
            }
        } finally {
            Files.deleteIfExists(said);
        }
    }

    /** The lines that complain, else the last ones: initdb says some thirty. */
    private static String reason(List<String> said) {
        var complaints = said.stream().map(String::strip)
                .filter(line -> line.matches("(?i).*\\b(fatal|panic|error|could not|cannot|denied)\\b.*")).limit(3)
                .toList();
        return String.join("; ",
                complaints.isEmpty() ? said.subList(Math.max(0, said.size() - 3), said.size()) : complaints);
    }

    private boolean ended(Process process) throws IOException {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            throw new IOException("interrupted while a program was running", e);
        }
    }

    private String name() {
        return line.stream().map(Path::of).map(Path::getFileName).map(String::valueOf)
                .filter(word -> !List.of("setsid", "unshare", "-U").contains(word)).findFirst().orElse("program");
    }
}
