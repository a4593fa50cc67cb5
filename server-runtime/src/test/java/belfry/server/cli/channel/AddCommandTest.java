package belfry.server.cli.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.server.WholeServer;
import belfry.server.cli.ExitCode;
import belfry.server.database.TestDatabase;
import belfry.server.network.fake.FakeMastodon;
import belfry.server.network.fake.FakeTelegram;
import belfry.server.network.fake.FaultyServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddCommandTest {
    @TempDir
    private Path home;
    private final TestDatabase database = TestDatabase.create();
    private final FaultyServer peer = new FaultyServer(new FakeTelegram());
    private final FaultyServer instance = new FaultyServer(new FakeMastodon());
    private WholeServer belfry;

    @BeforeEach
    void start() throws IOException {
        var given = database.config();
        belfry = WholeServer.start(home, Map.of("BELFRY_DATABASE_URL", given.url(), "BELFRY_DATABASE_USER",
                given.user(), "BELFRY_DATABASE_PASSWORD", given.password().reveal(), "BELFRY_REDIS_URL", "off",
                "BELFRY_TEMPORAL_MODE", "off", "BELFRY_ORCHESTRATOR_COUNT", "0", "BELFRY_GUARD_ALLOW_PRIVATE_HOSTS",
                "127.0.0.1:%d,127.0.0.1:%d".formatted(peer.base().getPort(), instance.base().getPort())));
    }

    @AfterEach
    void stop() {
        belfry.close();
        peer.close();
        instance.close();
        database.close();
    }

    @Test
    void aSecretIsReadFromAFileOrFromStandardInputSoThatNoProcessListShowsIt() throws IOException {
        var file = Files.writeString(home.resolve("token"), FakeTelegram.TOKEN + "\n");

        var connected = telegram("@" + file);
        assertEquals(ExitCode.FINE, connected.exit(), connected.err());
        assertTrue(connected.out().contains("is connected as channel"), connected.out());

        var again = belfry.belfry(FakeTelegram.TOKEN.getBytes(StandardCharsets.UTF_8), "channels", "add", "telegram",
                "--base-url", peer.base().toString(), "--field", "token=@-", "--field",
                "chat=" + FakeTelegram.CHAT_NAME);
        assertEquals(ExitCode.PROBLEM, again.exit(), again.all());
        assertTrue(again.err().contains("is connected already"), again.err());
    }

    @Test
    void whatCannotBeReadOrIsNotGivenIsSaid() {
        assertTrue(telegram("@" + home.resolve("nothing")).err().contains("There is no readable file"));
        var without = belfry.belfry("channels", "add", "telegram", "--field", "chat=@x");
        assertEquals(ExitCode.PROBLEM, without.exit());
        assertTrue(without.err().contains("\"Bot token\" is missing"), without.err());
    }

    @Test
    void aFeedNeedsNothingAndAnInstanceABrowser() {
        assertEquals(ExitCode.FINE, belfry.belfry("channels", "add", "localfeed", "--name", "News").exit());
        var refused = belfry.belfry("channels", "add", "mastodon", "--base-url", "https://127.0.0.1");
        assertEquals(ExitCode.PROBLEM, refused.exit());
        assertTrue(refused.err().contains("Belfry does not call this address"), refused.err());
    }

    @Test
    void aScriptGivesATokenInsteadOfABrowser() throws IOException {
        var file = Files.writeString(home.resolve("token"), FakeMastodon.TOKEN);

        var connected = belfry.belfry("channels", "add", "mastodon", "--base-url", instance.base().toString(),
                "--field",
                "accessToken=@" + file);

        assertEquals(ExitCode.FINE, connected.exit(), connected.err());
        assertTrue(connected.out().startsWith("@anna@127.0.0.1 is connected"), connected.out());
    }

    private WholeServer.Printed telegram(String token) {
        return belfry.belfry("channels", "add", "telegram", "--base-url", peer.base().toString(), "--field",
                "token=" + token, "--field", "chat=" + FakeTelegram.CHAT_NAME);
    }
}
