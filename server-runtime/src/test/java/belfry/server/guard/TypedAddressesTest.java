package belfry.server.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.wire.ConnectRequest;
import belfry.server.WholeServer;
import belfry.server.WholeServer.Heard;
import belfry.server.database.TestDatabase;
import belfry.server.network.fake.FakeTelegram;
import belfry.server.network.fake.FaultyServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every field of the API that a person can type an address into, with every spelling of this machine's own address. */
class TypedAddressesTest {
    private static final Map<String, String> BLUESKY = Map.of("identifier", "anna.test", "password", "app-password");

    @TempDir
    private Path home;
    private final TestDatabase database = TestDatabase.create();
    private final FakeTelegram telegram = new FakeTelegram();
    private final FaultyServer peer = new FaultyServer(telegram);
    private Canary canary;
    private WholeServer belfry;

    @BeforeEach
    void start() throws IOException {
        canary = Canary.onWebPort();
        var given = database.config();
        belfry = WholeServer.start(home, Map.of("BELFRY_DATABASE_URL", given.url(), "BELFRY_DATABASE_USER",
                given.user(), "BELFRY_DATABASE_PASSWORD", given.password().reveal(), "BELFRY_REDIS_URL", "off",
                "BELFRY_TEMPORAL_MODE", "off", "BELFRY_ORCHESTRATOR_COUNT", "0", "BELFRY_GUARD_ALLOW_PRIVATE_HOSTS",
                "127.0.0.1:" + peer.base().getPort()));
    }

    @AfterEach
    void stop() throws IOException {
        belfry.close();
        peer.close();
        canary.close();
        database.close();
    }

    @Test
    void noneLeadsToThisMachine() throws IOException {
        var own = connectTelegram(peer.base().toString()).id();
        var codes = new TreeSet<String>();
        var tries = 0;
        for (var address : spellings()) {
            for (var heard : List.of(ask("/channels", "bluesky", address, BLUESKY),
                    ask("/channels/oauth", "mastodon", address, Map.of()), connectTelegram(address),
                    ask("/channels/" + own + "/reconnect", "telegram", address, telegramFields()))) {
                assertTrue(heard.status() == 422 || heard.status() == 400, address + ": " + heard.text());
                assertFalse(heard.text().contains("\"secret\""), heard.text());
                codes.add(heard.code());
                tries++;
            }
        }

        assertEquals(0, canary.visits());
        assertTrue(tries >= 600, "only %d tries".formatted(tries));
        assertTrue(Set.of("address-refused", "address-wrong", "base-url-wrong", "network-name-unknown")
                .containsAll(codes), codes.toString());
    }

    private static String spelt(String scheme, String host, int port) {
        return "%s://%s:%d".formatted(scheme, host, port);
    }

    private List<String> spellings() {
        var all = new ArrayList<String>();
        // To Java 0177 is 177, and 177.0.0.1 belongs to somebody.
        for (var host : ForgedAddressesTest.HOSTS.stream().filter(host -> !host.equals("0177.0.0.1")).toList()) {
            all.add(spelt("http", host, canary.port()));
            all.add(spelt("https", host, canary.port()));
        }
        return all;
    }

    @Test
    void whatTheOperatorOpenedIsReachedAtItsPortAndNoOther() throws IOException {
        assertEquals(201, connectTelegram(peer.base().toString()).status());

        var refused = connectTelegram(spelt("https", "127.0.0.1", canary.port()));
        assertEquals("address-refused /baseUrl", refused.code() + " " + refused.field(), refused.text());
        assertTrue(refused.json().path("remedy").toString().contains("guard.allowPrivateHosts"), refused.text());
        assertEquals("address-refused", connectTelegram("http://localhost:" + peer.base().getPort()).code());
        assertEquals(0, canary.visits());
    }

    private Heard connectTelegram(String address) throws IOException {
        return ask("/channels", "telegram", address, telegramFields());
    }

    private static Map<String, String> telegramFields() {
        return Map.of("token", FakeTelegram.TOKEN, "chat", FakeTelegram.CHAT_NAME);
    }

    private Heard ask(String path, String network, String address, Map<String, String> fields) throws IOException {
        return belfry.send("POST", "/api/v1" + path, new ConnectRequest(network, null, address, fields));
    }
}
