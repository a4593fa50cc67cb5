package belfry.server.network.mastodon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.wire.Wire;
import belfry.server.network.fake.FakeMastodon;
import belfry.server.network.fake.FaultyServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our fake instance as the client library Mastodon.py finds it, which nobody here wrote. Runs where a Python has it:
 * {@code python3}, or the one that BELFRY_TEST_PYTHON names.
 */
@Tag("peer")
class FakeMastodonTest {
    private static final String PYTHON = Optional.ofNullable(System.getenv("BELFRY_TEST_PYTHON")).orElse("python3");

    @TempDir
    private Path folder;

    @Test
    void aClientThatKnowsMastodonFindsOne() throws Exception {
        Assumptions.assumeTrue(hasLibrary(), PYTHON + " has no Mastodon.py: pip install Mastodon.py");
        var picture = folder.resolve("dot.png");
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", picture.toFile());
        var fake = new FakeMastodon();
        try (var server = new FaultyServer(fake)) {
            var seen = drive(server.base().toString(), picture.toString(), FakeMastodon.TOKEN);

            assertEquals("anna", seen.path("account").asText(), seen.toString());
            assertEquals(500, seen.path("limit").asInt());
            assertEquals("/oauth/authorize", seen.path("authorize").asText());
            assertTrue(seen.path("sameKeySameStatus").asBoolean() && seen.path("replyTo").asBoolean(), seen.toString());
            assertEquals("a dot", seen.path("alt").asText());
            assertEquals("[\"<p>And on</p>\",\"<p>Hello</p>\"]", seen.path("own").toString());
            assertEquals("422 401", seen.path("tooLong").asText() + " " + seen.path("wrongToken").asText());
            assertEquals(2, fake.statuses().size());
        }
    }

    private static boolean hasLibrary() throws InterruptedException {
        try {
            return new ProcessBuilder(PYTHON, "-c", "import mastodon").redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException noPython) {
            return false;
        }
    }

    private JsonNode drive(String... arguments) throws IOException, InterruptedException {
        var script = folder.resolve("drive.py");
        try (var in = FakeMastodonTest.class.getResourceAsStream("drive.py")) {
            Files.copy(Optional.ofNullable(in).orElseThrow(), script);
        }
        var line = new ArrayList<>(List.of(PYTHON, script.toString()));
        line.addAll(List.of(arguments));
        var log = folder.resolve("log");
        var process = new ProcessBuilder(line).redirectError(log.toFile()).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0, said + Files.readString(log));
        return Wire.json().readTree(said);
    }
}
