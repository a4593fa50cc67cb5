package belfry.server.http;

import static belfry.server.workspace.Office.json;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.wire.ConnectRequest;
import belfry.core.wire.PostDraft;
import belfry.core.workspace.Permission;
import belfry.server.workspace.Office;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are formed well and mean nothing, or that fail before any route sees them. */
class OddRequestTest {
    private static final String TOKEN = Office.ADMIN.reveal();
    private static final String DRAFT = """
            {"mode":"DRAFT","dueAt":"2026-12-01T10:00:00Z","deliveries":[],"parts":[{"text":"a","delaySeconds":0,"media":[]}]}""";

    private Office office;

    @BeforeEach
    void open() {
        office = Office.open(OddRequestTest::register);
        office.workspace("Shop");
    }

    @AfterEach
    void close() {
        office.close();
    }

    private static void register(RouteTable table) {
        table.post("/try/draft", Permission.WRITE_DRAFTS, request -> {
            request.body(PostDraft.class);
            return Answer.noContent();
        });
        table.post("/try/connect", Permission.MANAGE_CHANNELS, request -> {
            request.body(ConnectRequest.class);
            return Answer.noContent();
        });
        table.get("/try/time", Permission.READ_POSTS, request -> Answer.json(List.of(request.queryInstant("from")
                .orElseThrow(), request.query("q").orElse(""))));
        table.get("/try/stream", Permission.READ_POSTS, _ -> Answer.stream("text/event-stream", _ -> {
            throw new IllegalStateException("nobody asked for what follows");
        }));
        table.post("/try/upload", Permission.WRITE_MEDIA, request -> Answer.json(request.upload("file").size()));
    }

    private HttpResponse<String> draft(String body) throws IOException {
        return office.send("POST", "/api/v1/try/draft", TOKEN, body);
    }

    private static void refused(int status, String code, String field, HttpResponse<String> answer)
            throws IOException {
        assertEquals(status, answer.statusCode(), answer.body());
        assertTrue(answer.headers().firstValue("Content-Type").orElseThrow().startsWith("application/problem+json"));
        assertEquals(code, json(answer).path("code").asText(), answer.body());
        assertEquals(field, json(answer).path("field").asText(), answer.body());
        assertTrue(json(answer).path("remedy").size() > 0);
    }

    @Test
    void jsonThatNestsTooDeepIsRefusedBeforeItExhaustsTheStack() throws IOException {
        assertEquals(204, draft(DRAFT).statusCode());
        refused(400, "json-broken", "", draft("{\"a\":".repeat(900) + "1" + "}".repeat(900)));
        refused(400, "json-broken", "", draft("[".repeat(900) + "]".repeat(900)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31T23:59:59Z", "-999999999-01-01T00:00:00Z", "+10000-01-01T00:00:00Z",
            "2027-06-01T10:00:00", "2027-03-28T02:30:00+01:00[Europe/Berlin]", "tomorrow", ""})
    void aTimeThatNoCalendarHoldsOrThatSaysNoOffsetIsRefusedWithAnExample(String time) throws IOException {
        var answer = draft(DRAFT.replace("2026-12-01T10:00:00Z", time));

        refused(400, "field-wrong", "/dueAt", answer);
        assertTrue(json(answer).path("cause").asText().contains("like 2026-11-24T09:30:00Z"), answer.body());
        if (!time.isEmpty() && !time.contains("[")) {
            refused(400, "parameter-wrong", "?from",
                    office.get("/api/v1/try/time?from=" + time.replace("+", "%2B"), TOKEN));
        }
    }

    @Test
    void aNumberIsNoTimeNoWordAndNoPartOfASecond() throws IOException {
        refused(400, "field-wrong", "/dueAt", draft(DRAFT.replace("\"2026-12-01T10:00:00Z\"", "1764206400")));
        refused(400, "field-wrong", "/parts/0/delaySeconds",
                draft(DRAFT.replace("\"delaySeconds\":0", "\"delaySeconds\":1.5")));
        var mode = draft(DRAFT.replace("\"DRAFT\"", "1"));
        refused(400, "field-wrong", "/mode", mode);
        assertTrue(json(mode).path("remedy").get(0).asText().contains("DRAFT, SCHEDULE, NEXT_SLOT, NOW"), mode.body());
    }

    @Test
    void nothingInsteadOfATextIsNamedAtItsKey() throws IOException {
        refused(400, "field-wrong", "/fields/handle", office.send("POST", "/api/v1/try/connect", TOKEN,
                "{\"network\":\"bluesky\",\"fields\":{\"handle\":null}}"));
    }

    @Test
    void aParameterWithACharacterThatNoTextMayHoldIsRefused() throws IOException {
        refused(400, "text-not-utf8", "?q", office.get("/api/v1/try/time?from=2026-11-24T09:30:00Z&q=a%00b", TOKEN));
    }

    @Test
    void whatTheServerRefusesBeforeAnyRouteIsAProblemToo() throws IOException {
        refused(414, "address-too-long", "", office.get("/api/v1/try/time?q=" + "a".repeat(20_000), TOKEN));
        refused(431, "headers-too-large", "", office.get("/health/live", "", "X-Long", "a".repeat(20_000)));
        refused(400, "request-refused", "", office.get("/api/v1/try/%00", TOKEN));
        assertTrue(raw("GET /api/v1/try/%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                .contains("\"code\":\"request-refused\""));
    }

    private String raw(String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", office.api().port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void refusalsSayWhichMethodsAndWhichLoginWouldDo() throws IOException {
        assertEquals("POST", office.send("DELETE", "/api/v1/try/draft", TOKEN, "").headers().firstValue("Allow")
                .orElse(""));
        assertEquals("Bearer", office.get("/api/v1/workspace", "").headers().firstValue("WWW-Authenticate")
                .orElse(""));
    }

    @Test
    void aBodyThatBreaksOffIsTheSendersMistake() throws IOException {
        var head = "POST /api/v1/try/draft HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer " + TOKEN;

        assertTrue(raw(head + "\r\nTransfer-Encoding: chunked\r\n\r\nnone\r\n\r\n").contains("body-cut-off"));
    }

    @Test
    void whoAsksForTheHeadersOfAStreamDoesNotWaitForItsEnd() throws IOException {
        assertEquals(200, office.send("HEAD", "/api/v1/try/stream", TOKEN, "").statusCode());
    }

    @Test
    void aFormThatIsNoneIsNotCalledTooLarge() throws IOException {
        refused(400, "form-broken", "", form("multipart/form-data", "--b\r\n"));
        var many = new ByteArrayOutputStream();
        for (int i = 0; i < 3000; i++) {
            many.writeBytes("--b\r\nContent-Disposition: form-data; name=\"a%d\"\r\n\r\nx\r\n".formatted(i)
                    .getBytes(StandardCharsets.UTF_8));
        }
        refused(400, "form-broken", "", form("multipart/form-data; boundary=b", many + "--b--\r\n"));
    }

    private HttpResponse<String> form(String type, String body) throws IOException {
        return office.send(office.request("/api/v1/try/upload").header("Authorization", "Bearer " + TOKEN)
                .header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body)).build());
    }
}
