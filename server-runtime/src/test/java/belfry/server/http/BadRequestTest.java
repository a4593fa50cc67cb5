package belfry.server.http;

import static belfry.server.workspace.Office.code;
import static belfry.server.workspace.Office.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.problem.BelfryException;
import belfry.core.problem.Problem;
import belfry.core.wire.PostDraft;
import belfry.core.workspace.Permission;
import belfry.core.workspace.Role;
import belfry.server.workspace.Office;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BadRequestTest {
    private static final String TOKEN = Office.ADMIN.reveal();
    private static final String CANARY = "c4NaRy-of-a-token-9f8e7d6c5b4a";

    private final AtomicReference<PostDraft> taken = new AtomicReference<>();
    private Office office;

    @BeforeEach
    void open() {
        office = Office.open(this::register);
        office.workspace("Shop");
    }

    @AfterEach
    void close() {
        office.close();
    }

    private void register(RouteTable table) {
        table.post("/try/draft", Permission.WRITE_DRAFTS, request -> {
            taken.set(request.body(PostDraft.class));
            return Answer.noContent();
        });
        table.get("/try/time", Permission.READ_POSTS, request -> Answer.json(List.of(request.queryInstant("from")
                .orElseThrow(), request.queryInt("limit", 10, 1, 50))));
        table.get("/try/post/{id}", Permission.READ_POSTS, request -> Answer.json(request.pathId("id")));
        table.get("/try/fail", Permission.READ_POSTS, _ -> {
            throw new IllegalStateException("access_token=" + CANARY);
        });
        table.get("/try/known", Permission.READ_POSTS, _ -> {
            throw new BelfryException(Problem.error("post-in-the-past", "Too late", "It was yesterday", "Wait"));
        });
        table.get("/try/database", Permission.READ_POSTS, _ -> {
            throw new IllegalStateException(new SQLException("password=" + CANARY, "08006"));
        });
        table.post("/try/upload", Permission.WRITE_MEDIA, request -> {
            var upload = request.upload("file");
            try (InputStream content = upload.content()) {
                return Answer.json(List.of(upload.fileName(), upload.size(), content.readAllBytes().length));
            }
        });
    }

    private HttpResponse<String> draft(String body) throws IOException {
        return office.send("POST", "/api/v1/try/draft", TOKEN, body);
    }

    private static void refused(int status, String code, HttpResponse<String> answer) throws IOException {
        assertEquals(status, answer.statusCode(), answer.body());
        assertTrue(answer.headers().firstValue("Content-Type").orElseThrow().startsWith("application/problem+json"));
        var problem = json(answer);
        assertEquals(code, problem.path("code").asText());
        assertEquals(status, problem.path("status").asInt());
        assertEquals("urn:belfry:problem:" + code, problem.path("type").asText());
        for (var member : List.of("title", "detail", "cause", "summary")) {
            assertFalse(problem.path(member).asText().isEmpty(), member);
        }
        assertTrue(problem.path("remedy").size() > 0);
    }

    @Test
    void brokenJsonIsToldWithLineAndColumn() throws IOException {
        var answer = draft("{\"mode\": \"NOW\",\n \"parts\": [}");

        refused(400, "json-broken", answer);
        assertTrue(json(answer).path("summary").asText().contains("line 2, column 12"), answer.body());
        refused(400, "json-broken", draft("{\"mode\":\"NOW\"} {}"));
        refused(400, "json-broken", draft(""));
        refused(400, "json-broken", draft("[".repeat(100_000)));
    }

    @Test
    void aMissingOrWrongFieldIsToldWithItsPlace() throws IOException {
        field("/parts", "field-missing", draft("{\"mode\":\"NOW\",\"deliveries\":[]}"));
        field("/parts/0/text", "field-missing",
                draft("{\"mode\":\"NOW\",\"deliveries\":[],\"parts\":[{\"media\":[]}]}"));
        field("/mode", "field-wrong", draft("{\"mode\":\"SOON\",\"deliveries\":[],\"parts\":[]}"));
        field("/parts", "field-wrong", draft("{\"mode\":\"NOW\",\"deliveries\":[],\"parts\":7}"));
        field("/dueAt", "field-wrong", draft("{\"mode\":\"NOW\",\"dueAt\":\"soon\",\"deliveries\":[],\"parts\":[]}"));
        field("/deliveries/0/channelId", "field-wrong", draft("""
                {"mode":"NOW","parts":[],"deliveries":[{"channelId":"7","settings":{}}]}"""));
    }

    private static void field(String pointer, String code, HttpResponse<String> answer) throws IOException {
        refused(400, code, answer);
        assertEquals(pointer, json(answer).path("field").asText());
    }

    @Test
    void textThatIsNotUtf8IsRefusedWithTheByteWhereItBreaks() throws IOException {
        for (var bytes : List.of(new byte[]{(byte) 0xff}, new byte[]{(byte) 0xc0, (byte) 0xaf},
                new byte[]{(byte) 0xed, (byte) 0xa0, (byte) 0x80}, new byte[]{(byte) 0xf5, (byte) 0x80, (byte) 0x80,
                        (byte) 0x80},
                "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1))) {
            var body = new ByteArrayOutputStream();
            body.writeBytes("{\"mode\":\"".getBytes(StandardCharsets.UTF_8));
            body.writeBytes(bytes);
            body.writeBytes("\"}".getBytes(StandardCharsets.UTF_8));
            refused(400, "text-not-utf8", office.send(office.request("/api/v1/try/draft")
                    .header("Authorization", "Bearer " + TOKEN)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())).build()));
        }
    }

    @Test
    void charactersThatNoTextMayHoldAreRefusedAlsoWhenTheyAreEscaped() throws IOException {
        for (var escape : List.of("\\u0000", "\\ud83d", "\\udd11\\ud83d")) {
            var answer = draft("""
                    {"mode":"NOW","deliveries":[],"parts":[{"text":"a%s","media":[]}]}""".formatted(escape));
            refused(400, "text-not-utf8", answer);
            assertEquals("/parts/0/text", json(answer).path("field").asText());
        }
        assertEquals(204, draft("""
                {"mode":"NOW","deliveries":[],"parts":[{"text":"k\\ud83d\\udd11y ñ 🔑","media":[]}]}""").statusCode());
        assertEquals("k🔑y ñ 🔑", taken.get().parts().getFirst().text());
    }

    @Test
    void aBodyOfFiftyMegabytesIsAnsweredAndNotKeptInMemory() throws IOException {
        var before = allocated();
        var sized = office.send(office.request("/api/v1/try/draft").header("Authorization", "Bearer " + TOKEN)
                .POST(HttpRequest.BodyPublishers.fromPublisher(
                        HttpRequest.BodyPublishers.ofInputStream(() -> new Spaces(50_000_000)), 50_000_000))
                .build());
        var chunked = office.send(office.request("/api/v1/try/draft").header("Authorization", "Bearer " + TOKEN)
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new Spaces(50_000_000))).build());

        refused(413, "body-too-large", sized);
        refused(413, "body-too-large", chunked);
        assertTrue(allocated() - before < 45_000_000, "kept " + (allocated() - before));
    }

    private static long allocated() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** As many spaces as wanted, out of nothing. */
    private static final class Spaces extends InputStream {
        private long left;

        Spaces(long length) {
            left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? ' ' : -1;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            var count = (int) Math.min(length, left);
            Arrays.fill(bytes, offset, offset + count, (byte) ' ');
            left -= count;
            return count;
        }
    }

    @Test
    void aFileIsTakenOffAFormUpToItsCap() throws IOException {
        assertEquals("[\"a.png\",2000000,2000000]", upload(2_000_000).body());
        refused(413, "body-too-large", upload(3_500_000));
        refused(415, "form-expected", office.send("POST", "/api/v1/try/upload", TOKEN, "x"));
    }

    private HttpResponse<String> upload(int size) throws IOException {
        var body = new ByteArrayOutputStream();
        body.writeBytes("--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\n"
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(new byte[size]);
        body.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.UTF_8));
        return office.send(office.request("/api/v1/try/upload").header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", "multipart/form-data; boundary=b")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())).build());
    }

    @Test
    void parametersAreReadOrRefusedByName() throws IOException {
        assertEquals("[\"2026-11-24T08:30:00Z\",10]",
                office.get("/api/v1/try/time?from=2026-11-24T09:30:00%2B01:00", TOKEN).body());
        var time = office.get("/api/v1/try/time?from=tomorrow", TOKEN);
        refused(400, "parameter-wrong", time);
        assertEquals("?from", json(time).path("field").asText());
        refused(400, "parameter-wrong", office.get("/api/v1/try/time?from=2026-11-24T09:30:00Z&limit=1000", TOKEN));
        refused(404, "not-found", office.get("/api/v1/try/post/7", TOKEN));
    }

    @Test
    void addressesAndMethodsThatDoNotExistAreProblemsToo() throws IOException {
        refused(404, "not-found", office.get("/api/v1/nothing", TOKEN));
        refused(405, "method-refused", office.send("DELETE", "/api/v1/try/draft", TOKEN, ""));
    }

    @Test
    void aKnownProblemKeepsItsCodeAndADatabaseThatIsAwayIsSaidSo() throws IOException {
        refused(422, "post-in-the-past", office.get("/api/v1/try/known", TOKEN));
        var away = office.get("/api/v1/try/database", TOKEN);
        refused(503, "database-away", away);
        assertFalse(away.body().contains(CANARY));
    }

    @Test
    void aMistakeOfOursSaysNothingOfWhatItHeld() throws IOException {
        var answer = office.get("/api/v1/try/fail", TOKEN);

        refused(500, "internal-error", answer);
        assertFalse(answer.body().contains(CANARY));
        assertFalse(answer.body().contains("IllegalState"));
    }

    @Test
    void withoutATokenWithAForeignOneAndWithAForgedOneNobodyGetsIn() throws IOException {
        refused(401, "sign-in-needed", office.get("/api/v1/workspace", ""));
        for (var token : List.of("x", "bls_x", "blf_live_aaaaaaaa_bbb_ccc", TOKEN + "x", TOKEN.substring(1),
                "bls_" + "0".repeat(43))) {
            refused(401, "session-expired", office.get("/api/v1/workspace", token));
        }
        refused(401, "sign-in-needed", office.get("/api/v1/workspace", "", "Authorization", "Basic " + TOKEN));
        refused(404, "not-found", office.get("/api/v1/workspace", TOKEN, "X-Belfry-Workspace", "'; drop table"));
    }

    @Test
    void aRoleWithoutTheRightIsToldWhichOneItLacks() throws IOException {
        var workspace = office.workspace("Other");
        office.person(workspace, "ann", Role.ANALYST);

        var answer = office.send("POST", "/api/v1/try/draft", office.login("ann"), "{}");

        refused(403, "role-lacks-right", answer);
        assertTrue(json(answer).path("cause").asText().contains("WRITE_DRAFTS"));
    }

    @Test
    void everyAnswerCarriesTheHeadersThatKeepBrowsersSafe() throws IOException {
        for (var answer : List.of(office.get("/health/live", ""), office.get("/api/v1/nothing", ""),
                office.get("/api/v1/workspace", TOKEN))) {
            assertEquals("nosniff", answer.headers().firstValue("X-Content-Type-Options").orElse(""));
            assertEquals("DENY", answer.headers().firstValue("X-Frame-Options").orElse(""));
            assertTrue(answer.headers().firstValue("Content-Security-Policy").orElse("").contains("'none'"));
            assertTrue(answer.headers().firstValue("Server").isEmpty());
            assertTrue(answer.headers().firstValue("Access-Control-Allow-Origin").isEmpty());
        }
    }

    @Test
    void nonsenseInsteadOfHttpHarmsNobody() throws IOException {
        try (var socket = new Socket("127.0.0.1", office.api().port())) {
            socket.getOutputStream().write("\u0016\u0003\u0001 nonsense\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            socket.setSoTimeout(20_000);
            assertTrue(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).contains(" 400 "));
        }
        assertEquals(200, office.get("/health/live", "").statusCode());
        assertEquals("not-found", code(office.get("/api/v1/workspace", TOKEN, "X-Belfry-Workspace", "x")));
    }
}
