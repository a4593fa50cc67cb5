package belfry.server.workspace;

import static belfry.server.workspace.Office.code;
import static belfry.server.workspace.Office.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.workspace.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SignInTest {
    private Office office;
    private UUID workspace;

    @BeforeEach
    void open() {
        office = Office.open();
        workspace = office.workspace("Shop");
    }

    @AfterEach
    void close() {
        office.close();
    }

    @Test
    void aPersonSignsInAndSeesWhoTheyAre() throws IOException {
        office.person(workspace, "ann", Role.EDITOR);

        var session = json(office.get("/api/v1/session", office.login("ann")));

        assertEquals("ann", session.path("name").asText());
        assertEquals(workspace.toString(), session.at("/workspaces/0/id").asText());
        assertEquals("EDITOR", session.at("/workspaces/0/role").asText());
        assertFalse(session.has("token"));
    }

    @Test
    void aWrongPasswordAndAnUnknownPersonGetTheSameAnswer() throws IOException {
        office.person(workspace, "ann", Role.EDITOR);

        var wrong = office.send("POST", "/api/v1/login", "",
                "{\"email\":\"ann@example.org\",\"password\":\"another one\"}");
        var unknown = office.send("POST", "/api/v1/login", "",
                "{\"email\":\"bob@example.org\",\"password\":\"another one\"}");

        assertEquals(401, wrong.statusCode());
        assertEquals("login-refused", code(wrong));
        assertEquals(wrong.body(), unknown.body());
    }

    @Test
    void theSixthAttemptOnAnAccountInAMinuteIsRefusedEvenWithTheRightPassword() throws IOException {
        office.person(workspace, "ann", Role.EDITOR);
        for (int i = 0; i < 5; i++) {
            office.send("POST", "/api/v1/login", "", "{\"email\":\"ANN@example.org\",\"password\":\"guess\"}");
        }
        var right = "{\"email\":\"ann@example.org\",\"password\":\"%s\"}".formatted(Office.PASSWORD);

        var sixth = office.send("POST", "/api/v1/login", "", right);
        assertEquals(429, sixth.statusCode());
        assertEquals("too-many-logins", code(sixth));

        office.later(Duration.ofSeconds(61));
        assertEquals(200, office.send("POST", "/api/v1/login", "", right).statusCode());
    }

    @Test
    void oneAddressTriesTwentyAccountsAMinuteAndNoMore() throws IOException {
        var last = 0;
        for (int i = 0; i < 21; i++) {
            last = office.send("POST", "/api/v1/login", "",
                    "{\"email\":\"p%d@example.org\",\"password\":\"x\"}".formatted(i)).statusCode();
        }
        assertEquals(429, last);
    }

    @Test
    void aSessionEndsByLogoutByIdlenessAndByAge() throws IOException {
        office.person(workspace, "ann", Role.EDITOR);
        var first = office.login("ann");
        assertEquals(204, office.send("POST", "/api/v1/logout", first, "").statusCode());
        expired(first);

        var idle = office.login("ann");
        office.later(Duration.ofHours(11));
        assertEquals(200, office.get("/api/v1/session", idle).statusCode());
        office.later(Duration.ofHours(11));
        assertEquals(200, office.get("/api/v1/session", idle).statusCode());
        office.later(Duration.ofHours(13));
        expired(idle);

        var old = office.login("ann");
        for (int i = 0; i < 16; i++) {
            office.later(Duration.ofHours(10));
            assertEquals(200, office.get("/api/v1/session", old).statusCode());
        }
        office.later(Duration.ofHours(10));
        expired(old);
    }

    private void expired(String token) throws IOException {
        var answer = office.get("/api/v1/workspace", token);
        assertEquals(401, answer.statusCode());
        assertEquals("session-expired", code(answer));
        assertTrue(json(answer).path("remedy").get(0).asText().contains("Sign in"));
    }

    @Test
    void aRoleThatIsTakenAwayCountsAtOnce() throws IOException {
        var ann = office.person(workspace, "ann", Role.ADMIN);
        office.person(workspace, "olga", Role.OWNER);
        var token = office.login("ann");
        assertEquals(200, office.get("/api/v1/members", token).statusCode());

        office.send("POST", "/api/v1/members", Office.ADMIN.reveal(),
                "{\"email\":\"ann@example.org\",\"name\":\"\",\"role\":\"ANALYST\"}");
        var refused = office.get("/api/v1/members", token);
        assertEquals(403, refused.statusCode());
        assertEquals("role-lacks-right", code(refused));

        office.send("DELETE", "/api/v1/members/" + ann, Office.ADMIN.reveal(), "");
        assertEquals(404, office.get("/api/v1/workspace", token).statusCode());
    }

    @Test
    void aNewPasswordEndsTheOldSessions() throws IOException {
        var ann = office.person(workspace, "ann", Role.EDITOR);
        var token = office.login("ann");

        var set = office.send("POST", "/api/v1/members/" + ann + "/password", Office.ADMIN.reveal(),
                "{\"password\":\"an entirely new one\"}");

        assertEquals(200, set.statusCode());
        expired(token);
        assertEquals(200, office.send("POST", "/api/v1/login", "",
                "{\"email\":\"ann@example.org\",\"password\":\"an entirely new one\"}").statusCode());
    }

    @Test
    void aKeyWorksInItsWorkspaceWithItsRoleUntilItIsRevoked() throws IOException {
        var other = office.workspace("Other");
        var made = office.send("POST", "/api/v1/keys", Office.ADMIN.reveal(),
                "{\"name\":\"nightly\",\"role\":\"EDITOR\"}");
        assertEquals(201, made.statusCode());
        var secret = json(made).path("secret").asText();

        assertEquals(200, office.get("/api/v1/workspace", secret).statusCode());
        assertEquals(403, office.get("/api/v1/keys", secret).statusCode());
        assertEquals(404, office.get("/api/v1/workspace", secret, "X-Belfry-Workspace", other.toString())
                .statusCode());
        var listed = office.get("/api/v1/keys", Office.ADMIN.reveal()).body();
        assertFalse(listed.contains(secret));
        assertTrue(listed.contains("lastUsedAt"));

        office.send("DELETE", "/api/v1/keys/" + json(made).path("id").asText(), Office.ADMIN.reveal(), "");
        assertEquals(401, office.get("/api/v1/workspace", secret).statusCode());
    }

    @Test
    void aKeyEndsAtItsExpiry() throws IOException {
        var made = office.send("POST", "/api/v1/keys", Office.ADMIN.reveal(),
                "{\"name\":\"short\",\"role\":\"EDITOR\",\"expiresAt\":\"%s\"}"
                        .formatted(Instant.now().plusSeconds(600)));
        var secret = json(made).path("secret").asText();
        assertEquals(200, office.get("/api/v1/workspace", secret).statusCode());

        office.later(Duration.ofMinutes(11));
        assertEquals(401, office.get("/api/v1/workspace", secret).statusCode());
    }

    @Test
    void nothingThatLetsSomebodyInStandsInTheDatabase() throws IOException {
        office.person(workspace, "ann", Role.EDITOR);
        var token = office.login("ann");
        var key = json(office.send("POST", "/api/v1/keys", Office.ADMIN.reveal(),
                "{\"name\":\"nightly\",\"role\":\"EDITOR\"}")).path("secret").asText();

        var dump = new StringBuilder();
        office.database().jdbi().useHandle(handle -> {
            for (var table : handle.createQuery("select tablename from pg_tables where schemaname = 'public'")
                    .mapTo(String.class).list()) {
                handle.createQuery("select t::text from \"" + table + "\" t").mapTo(String.class).forEach(dump::append);
            }
        });

        assertTrue(dump.length() > 500);
        for (var secret : new String[]{token, key, key.split("_")[3], Office.PASSWORD, Office.ADMIN.reveal()}) {
            assertFalse(dump.toString().contains(secret));
            var hex = HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8));
            assertFalse(dump.toString().contains(hex));
        }
    }
}
