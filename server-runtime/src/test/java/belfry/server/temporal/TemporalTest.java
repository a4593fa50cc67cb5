package belfry.server.temporal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.secret.Secret;
import belfry.server.Eventually;
import belfry.server.config.TemporalConfig;
import belfry.server.config.TemporalMode;
import belfry.server.embedded.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporalTest {
    @TempDir
    private Path folder;

    @Test
    void aConfiguredAddressWinsAndAProgramIsPreferredToTheServiceInside() throws IOException {
        var address = config(TemporalMode.ADDRESS, "temporal.example.org:7233");
        assertEquals(new TemporalChoice.Address(address), TemporalChoice.choose(address, folder, ""));
        assertEquals(new TemporalChoice.InProcess(), choose(TemporalMode.AUTO));
        assertEquals(new TemporalChoice.BinaryMissing(), choose(TemporalMode.BINARY));

        var program = program();

        assertEquals(new TemporalChoice.Binary(program), choose(TemporalMode.AUTO));
        assertEquals(new TemporalChoice.Binary(program), choose(TemporalMode.BINARY));
        assertEquals(new TemporalChoice.InProcess(), choose(TemporalMode.EMBEDDED));
        assertEquals(new TemporalChoice.Off(), choose(TemporalMode.OFF));
        assertEquals(new TemporalChoice.Binary(program),
                TemporalChoice.choose(config(TemporalMode.AUTO, ""), folder.resolve("home"), folder.toString()));
    }

    @Test
    void theServiceInsideAnswers() throws IOException {
        try (var link = TemporalLink.inProcess(config(TemporalMode.EMBEDDED, ""))) {
            assertInstanceOf(TemporalStatus.Up.class, link.status());
            assertTrue(link.stubs().isPresent());
        }
    }

    @Test
    void aTemporalThatIsAwayIsSaidToBeSoWithinSecondsAndHindersNothing() throws IOException {
        var began = Instant.now();
        try (var link = TemporalLink.to(config(TemporalMode.ADDRESS, "127.0.0.1:" + Ports.free()))) {
            assertInstanceOf(TemporalStatus.Away.class, link.status());
        }
        assertTrue(Duration.between(began, Instant.now()).compareTo(Duration.ofSeconds(30)) < 0);
    }

    @Test
    void withoutTemporalNothingIsAsked() throws IOException {
        try (var off = TemporalLink.off(config(TemporalMode.OFF, ""));
                var elsewhere = TemporalLink.elsewhere(config(TemporalMode.EMBEDDED, ""))) {
            assertEquals(new TemporalStatus.Off(), off.status());
            assertEquals(Optional.empty(), off.stubs());
            assertEquals(new TemporalStatus.InsideOrchestrator(), elsewhere.status());
        }
    }

    @Test
    void theProgramIsStartedOnLoopbackWithItsDatabaseInTheHomeAndStoppedWithTheServer() throws IOException {
        var program = program();
        var settings = new TemporalProgram.Settings(program, folder.resolve("temporal.db"),
                folder.resolve("temporal.log"), Ports.free(), "default");

        try (var _ = TemporalProgram.start(settings)) {
            Eventually.within(Duration.ofSeconds(60), "the program was started",
                    () -> Files.exists(folder.resolve("called")));
        }

        var line = Files.readString(folder.resolve("called")).strip();
        assertEquals("server start-dev --ip 127.0.0.1 --port %d --headless --namespace default --db-filename %s"
                .formatted(settings.port(), settings.database()), line.substring(0, line.indexOf(" --log-level")));
        assertTrue(line.contains("--search-attribute belfryPost=Keyword"), line);
        var pid = Long.parseLong(Files.readString(folder.resolve("pid")).strip());
        assertFalse(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false),
                "stopped, although it was starting");
    }

    private TemporalChoice choose(TemporalMode mode) {
        return TemporalChoice.choose(config(mode, ""), folder, "");
    }

    private static TemporalConfig config(TemporalMode mode, String address) {
        return new TemporalConfig(mode, address, "default", false, Secret.of(""));
    }

    private Path program() throws IOException {
        var program = folder.resolve("temporal");
        Files.writeString(program, """
                #!/bin/sh
                echo $$ > "%s/pid"
                echo "$*" > "%s/called.new"
                mv "%s/called.new" "%s/called"
                exec sleep 60
                """.formatted(folder, folder, folder, folder));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        return program;
    }
}
