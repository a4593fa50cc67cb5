package belfry.server.akash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.akash.lease.OwnerAddress;
import belfry.core.wire.AkashAccountDraft;
import belfry.server.akash.fake.FakeAkash;
import belfry.server.akash.fake.FakeChain;
import belfry.server.database.TestDatabase;
import belfry.server.incident.Incidents;
import belfry.server.post.ApiRig;
import belfry.server.post.Samples;
import belfry.server.secret.Sealer;
import belfry.server.secret.SealingKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.jspecify.annotations.Nullable;

class AkashRoutesTest {
    private static final String ACCOUNTS = "/akash/accounts";

    @TempDir
    private Path folder;
    private final AkashRig rig = new AkashRig();
    private final TestDatabase test = TestDatabase.create();
    private final UUID workspace = Samples.workspace(test.database());
    private final Incidents incidents = new Incidents(test.database());
    private ApiRig api;

    @BeforeEach
    void open() {
        var random = new Random(1);
        var table = new AkashTable(test.database(), new Sealer(SealingKeys.in(folder, random), random));
        var watch = new AkashWatch(test.database(), table, rig.reader, new AkashIncidents(incidents), rig.now::get,
                random);
        api = new ApiRig(workspace, folder, 1024,
                List.of(new AkashRoutes(new AkashAccounts(test.database(), table, watch, UUID::randomUUID))));
    }

    @AfterEach
    void close() {
        api.close();
        rig.close();
        test.close();
    }

    @Test
    void anAddressIsAddedWithAFirstLook() {
        rig.chain.rent("23373574").named("postiz").lasting(Duration.ofDays(26));

        var added = api.post(ACCOUNTS, draft(FakeChain.OWNER, null));

        assertEquals(201, added.status(), added.json().toString());
        assertEquals("postiz", added.json().at("/look/deployments/0/name").asText());
        assertEquals("LEFT", added.json().at("/look/deployments/0/runway/kind").asText());
        assertEquals(1, api.get(ACCOUNTS).json().size());
        assertEquals(added.id(), api.get(ACCOUNTS + "/" + added.id()).id());
        var history = api.get(ACCOUNTS + "/" + added.id() + "/deployments/23373574/history").json();
        assertEquals(1, history.size());
        assertEquals("uact", history.at("/0/left/denom").asText());
    }

    @Test
    void aKeyNeverComesBack() {
        rig.chain.rent("1").service("app", 1, 1, "");
        var added = api.post(ACCOUNTS, draft(null, FakeAkash.KEY));

        assertEquals(201, added.status(), added.json().toString());
        assertEquals("CONSOLE", added.json().path("kind").asText());
        assertFalse(added.json().toString().contains(FakeAkash.KEY));
        assertFalse(api.get(ACCOUNTS).json().toString().contains(FakeAkash.KEY));
    }

    @Test
    void whatNoWaitingMendsIsToldAtItsFieldAndNothingIsKept() {
        assertEquals("akash-account-unclear /owner", problem(draft(null, null)));
        assertEquals("akash-account-unclear /owner", problem(draft(FakeChain.OWNER, FakeAkash.KEY)));
        assertEquals("akash-address-wrong /owner", problem(draft(FakeChain.OWNER.replace("akash1a", "akash1q") + "q",
                null)));
        assertEquals("akash-key-wrong /apiKey", problem(draft(null, "two words")));
        assertEquals("akash-console-refused /apiKey", problem(draft(null, "ac.sk.of-nobody")));
        assertEquals("akash-address-no-url /restUrl",
                problem(new AkashAccountDraft(null, FakeChain.OWNER, null, "no address", null)));
        assertEquals("address-refused /restUrl",
                problem(new AkashAccountDraft(null, FakeChain.OWNER, null, "http://127.0.0.1:8443", null)));
        rig.akash.mode(FakeAkash.Mode.HTML);
        assertEquals("akash-node-html /restUrl", problem(draft(FakeChain.OWNER, null)));

        assertEquals(0, api.get(ACCOUNTS).json().size());
    }

    @Test
    void aNodeThatIsDownForNowDoesNotKeepAnAccountOut() {
        rig.akash.mode(FakeAkash.Mode.FAILING);

        var added = api.post(ACCOUNTS, draft(FakeChain.OWNER, null));

        assertEquals(201, added.status());
        assertEquals("akash-node-failing", added.json().at("/problem/code").asText());
        rig.akash.mode(FakeAkash.Mode.FINE);
        var asked = api.post(ACCOUNTS + "/" + added.id() + "/refresh", Map.of());
        assertTrue(asked.json().path("problem").isMissingNode());
        assertTrue(asked.json().path("look").isObject());
    }

    @Test
    void oneAddressIsWatchedOnce() {
        api.post(ACCOUNTS, draft(FakeChain.OWNER, null));

        var again = api.post(ACCOUNTS, draft(FakeChain.OWNER.toUpperCase(Locale.ROOT), null));

        assertEquals(409, again.status());
        assertEquals("akash-account-known", again.code());
    }

    @Test
    void aRemovalCanBeTakenBack() {
        var added = api.post(ACCOUNTS, draft(FakeChain.OWNER, null));
        assertEquals(204, api.delete(ACCOUNTS + "/" + added.id()).status());
        assertEquals(0, api.get(ACCOUNTS).json().size());
        assertEquals(404, api.delete(ACCOUNTS + "/" + added.id()).status());

        assertEquals(200, api.post(ACCOUNTS + "/" + added.id() + "/restore", Map.of()).status());

        assertEquals(1, api.get(ACCOUNTS).json().size());
    }

    @Test
    void othersSeeNothingAndReadersChangeNothing() {
        var added = api.post(ACCOUNTS, draft(FakeChain.OWNER, null));
        var path = ACCOUNTS + "/" + added.id();
        var other = Samples.workspace(test.database());
        var stranger = new String[]{"Authorization", "Bearer stranger " + other, "X-Belfry-Workspace",
                other.toString()};
        assertEquals(404, api.delete(path, stranger).status());
        assertEquals(404, api.post(path + "/refresh", Map.of(), stranger).status());
        assertEquals(403, api.delete(path, "Authorization", "Bearer ANALYST").status());
        assertEquals(403, api.post(ACCOUNTS, draft(OwnerAddress.sample(5).text(), null), "Authorization",
                "Bearer EDITOR").status());
        assertEquals(200, api.post(path + "/refresh", Map.of(), "Authorization", "Bearer ANALYST").status());
        assertEquals(1, api.get(ACCOUNTS).json().size());
    }

    private AkashAccountDraft draft(@Nullable String owner, @Nullable String key) {
        var base = rig.server.base().toString();
        return new AkashAccountDraft(null, owner, key, base + "/", base);
    }

    private String problem(AkashAccountDraft draft) {
        var reply = api.post(ACCOUNTS, draft);
        return reply.code() + " " + reply.field();
    }
}
