package belfry.server.workspace;

import static belfry.server.workspace.Office.code;
import static belfry.server.workspace.Office.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.workspace.Role;
import belfry.server.Eventually;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MembersTest {
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

    private String put(String email, Role role) {
        return "{\"email\":\"%s\",\"name\":\"New\",\"role\":\"%s\",\"password\":\"%s\"}".formatted(email, role,
                Office.PASSWORD);
    }

    @Test
    void anAdministratorAddsAPersonWhoThenSignsIn() throws IOException {
        office.person(workspace, "adam", Role.ADMIN);
        var token = office.login("adam");

        var added = office.send("POST", "/api/v1/members", token, put("new@example.org", Role.AUTHOR));

        assertEquals(201, added.statusCode());
        assertEquals("AUTHOR", json(added).path("role").asText());
        assertEquals(200, office.get("/api/v1/workspace", office.login("new")).statusCode());
    }

    @Test
    void anAdministratorCannotMakeOrTouchAnOwner() throws IOException {
        office.person(workspace, "adam", Role.ADMIN);
        var olga = office.person(workspace, "olga", Role.OWNER);
        var token = office.login("adam");

        for (var answer : new HttpResponse<?>[]{
                office.send("POST", "/api/v1/members", token, put("new@example.org", Role.OWNER)),
                office.send("PATCH", "/api/v1/members/" + olga, token, "{\"role\":\"ANALYST\"}"),
                office.send("DELETE", "/api/v1/members/" + olga, token, ""),
                office.send("POST", "/api/v1/members/" + olga + "/password", token,
                        "{\"password\":\"taken over now\"}"),
                office.send("POST", "/api/v1/keys", token, "{\"name\":\"x\",\"role\":\"OWNER\"}")}) {
            assertEquals(403, answer.statusCode());
        }
    }

    @Test
    void theLastOwnerStays() throws IOException {
        var olga = office.person(workspace, "olga", Role.OWNER);
        var token = office.login("olga");

        var demoted = office.send("PATCH", "/api/v1/members/" + olga, token, "{\"role\":\"ADMIN\"}");
        var removed = office.send("DELETE", "/api/v1/members/" + olga, token, "");

        assertEquals("last-owner", code(demoted));
        assertEquals("last-owner", code(removed));
        assertEquals(409, removed.statusCode());

        office.person(workspace, "otto", Role.OWNER);
        assertEquals(204, office.send("DELETE", "/api/v1/members/" + olga, token, "").statusCode());
    }

    @Test
    void whoManagesOneWorkspaceCannotSetThePasswordOfSomebodyWhoIsInAnother() throws IOException {
        var shared = office.person(workspace, "shared", Role.AUTHOR);
        office.person(workspace, "adam", Role.ADMIN);
        var other = office.workspace("Other");
        office.database().jdbi()
                .useHandle(handle -> new MemberTable().put(handle, other, shared, Role.OWNER));

        var answer = office.send("POST", "/api/v1/members/" + shared + "/password", office.login("adam"),
                "{\"password\":\"taken over now\"}");

        assertEquals(403, answer.statusCode());
        assertTrue(json(answer).path("cause").asText().contains("other workspaces"));
    }

    @Test
    void twoWhoAddTheSamePersonAtOnceAddOneAccount() throws Exception {
        var database = office.database().jdbi();
        try (var other = database.open(); var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            other.begin();
            new AccountTable().insert(other, UUID.randomUUID(), "new@example.org", "First", null);

            var second = threads.submit(() -> office.send("POST", "/api/v1/members", Office.ADMIN.reveal(),
                    put("New@example.org", Role.AUTHOR)));
            Eventually.within(Duration.ofSeconds(20), "the second waits for the first", () -> database.withHandle(
                    handle -> handle.createQuery("""
                            select count(*) from pg_locks l join pg_database d on d.datname = current_database()
                            join pg_stat_activity a on a.pid = l.pid and a.datid = d.oid
                            where not l.granted""").mapTo(Integer.class).one()) > 0);
            other.commit();

            assertEquals(201, second.get().statusCode(), second.get().body());
            assertEquals("First", json(second.get()).path("name").asText());
        }
    }

    @Test
    void addingSomebodyWhoHasAnAccountDoesNotChangeTheirPassword() throws IOException {
        var other = office.workspace("Other");
        office.person(other, "ann", Role.OWNER);

        office.send("POST", "/api/v1/members", Office.ADMIN.reveal(), """
                {"email":"ann@example.org","name":"x","role":"AUTHOR","password":"the attacker's choice"}""",
                "X-Belfry-Workspace", workspace.toString());

        assertTrue(office.login("ann").startsWith("bls_"));
    }

    @Test
    void badEntriesAreRefusedWithTheirPlace() throws IOException {
        var token = Office.ADMIN.reveal();
        place("/email", office.send("POST", "/api/v1/members", token, put("nobody", Role.AUTHOR)));
        place("/password", office.send("POST", "/api/v1/members", token, """
                {"email":"a@example.org","name":"x","role":"AUTHOR","password":"short"}"""));
        place("/name", office.send("POST", "/api/v1/members", token, """
                {"email":"a@example.org","name":"%s","role":"AUTHOR"}""".formatted("x".repeat(101))));
        place("/role", office.send("POST", "/api/v1/members", token, """
                {"email":"a@example.org","name":"x","role":"KING"}"""));
        place("/name", office.send("POST", "/api/v1/keys", token, "{\"name\":\" \",\"role\":\"AUTHOR\"}"));
        place("/expiresAt", office.send("POST", "/api/v1/keys", token,
                "{\"name\":\"x\",\"role\":\"AUTHOR\",\"expiresAt\":\"2020-01-01T00:00:00Z\"}"));
        place("/zone", office.send("PATCH", "/api/v1/workspace", token, "{\"zone\":\"Mars/Base\"}", "If-Match",
                "\"1\""));
        place("/lateWindowMinutes", office.send("PATCH", "/api/v1/workspace", token, "{\"lateWindowMinutes\":-1}",
                "If-Match", "\"1\""));
    }

    private static void place(String pointer, HttpResponse<String> answer) throws IOException {
        assertTrue(answer.statusCode() == 422 || answer.statusCode() == 400, answer.body());
        assertEquals(pointer, json(answer).path("field").asText(), answer.body());
        assertTrue(json(answer).path("remedy").size() > 0);
    }

    @Test
    void twoPeopleWhoEditTheWorkspaceAtOnceDoNotOverwriteEachOther() throws IOException {
        var token = Office.ADMIN.reveal();
        var seen = office.get("/api/v1/workspace", token).headers().firstValue("ETag").orElseThrow();

        var first = office.send("PATCH", "/api/v1/workspace", token, "{\"name\":\"First\"}", "If-Match", seen);
        var second = office.send("PATCH", "/api/v1/workspace", token, "{\"name\":\"Second\"}", "If-Match", seen);
        var without = office.send("PATCH", "/api/v1/workspace", token, "{\"name\":\"Third\"}");

        assertEquals(200, first.statusCode());
        assertEquals("\"2\"", first.headers().firstValue("ETag").orElseThrow());
        assertEquals(412, second.statusCode());
        assertEquals("workspace-changed", code(second));
        assertEquals("First", json(second).at("/current/name").asText());
        assertEquals(428, without.statusCode());
    }

    @Test
    void whatIsDoneToMembersAndKeysStandsInTheAudit() throws IOException {
        var token = Office.ADMIN.reveal();
        office.send("POST", "/api/v1/members", token, put("new@example.org", Role.AUTHOR));
        office.send("POST", "/api/v1/keys", token, "{\"name\":\"nightly\",\"role\":\"EDITOR\"}");

        var actions = office.database().jdbi().withHandle(
                handle -> handle.createQuery("select actor || ': ' || action from audit order by id")
                        .mapTo(String.class).list());

        assertEquals(List.of("local administrator: member added", "local administrator: key made"), actions);
    }
}
