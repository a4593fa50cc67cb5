package belfry.desktop.server;

import belfry.core.problem.Problem;
import belfry.core.secret.Secret;
import belfry.core.wire.Wire;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;

/**
 * Questions to one server and its answers, as the records of {@code belfry.core.wire}. Blocks; use it off the JavaFX
 * thread. A session that has expired is renewed in between and the question asked again.
 */
public final class ServerClient {
    private static final MediaType JSON = MediaType.get("application/json");
    private static final int EXPIRED = 401;

    private final OkHttpClient http;
    private final HttpUrl server;
    private final Credentials credentials;
    private volatile @Nullable UUID workspace;

    public ServerClient(OkHttpClient http, HttpUrl server, Credentials credentials) {
        this.http = http;
        this.server = server;
        this.credentials = credentials;
    }

    public HttpUrl server() {
        return server;
    }

    /** For questions outside this client's session. */
    public OkHttpClient http() {
        return http;
    }

    /** The workspace that all further questions are about. */
    public void workspace(UUID chosen) {
        workspace = chosen;
    }

    public Optional<UUID> workspace() {
        return Optional.ofNullable(workspace);
    }

    /** Address below {@code /api/v1}; values of the query are encoded, empty ones left out. */
    HttpUrl url(String path, Map<String, String> query) {
        var url = server.newBuilder().addPathSegments("api/v1" + path);
        query.forEach((name, value) -> {
            if (!value.isEmpty()) {
                url.addQueryParameter(name, value);
            }
        });
        return url.build();
    }

    public <T> T get(String path, Class<T> type) throws ServerException, InterruptedException {
        return get(path, Map.of(), type);
    }

    public <T> T get(String path, Map<String, String> query, Class<T> type)
            throws ServerException, InterruptedException {
        return ask(new Request.Builder().url(url(path, query)), Wire.json().constructType(type));
    }

    public <T> T get(String path, Map<String, String> query, TypeReference<T> type)
            throws ServerException, InterruptedException {
        return ask(new Request.Builder().url(url(path, query)), Wire.json().constructType(type));
    }

    public <T> T post(String path, Object body, Class<T> type) throws ServerException, InterruptedException {
        return ask(new Request.Builder().url(url(path, Map.of())).post(json(body)), Wire.json().constructType(type));
    }

    /** A write that may be repeated after a lost answer: the server knows the key and does it once. */
    public <T> T post(String path, Object body, UUID idempotencyKey, Class<T> type)
            throws ServerException, InterruptedException {
        return ask(new Request.Builder().url(url(path, Map.of())).header("Idempotency-Key", idempotencyKey.toString())
                .post(json(body)), Wire.json().constructType(type));
    }

    /** A write based on a version: refused with the current state when somebody else was faster. */
    public <T> T write(String method, String path, Object body, long version, Class<T> type)
            throws ServerException, InterruptedException {
        return ask(new Request.Builder().url(url(path, Map.of())).header("If-Match", "\"" + version + "\"")
                .method(method, json(body)), Wire.json().constructType(type));
    }

    /** A write without a version. */
    public <T> T write(String method, String path, Object body, Class<T> type)
            throws ServerException, InterruptedException {
        return ask(new Request.Builder().url(url(path, Map.of())).method(method, json(body)),
                Wire.json().constructType(type));
    }

    /** Sends what has no answer to read. */
    public void send(String method, String path, @Nullable Object body) throws ServerException, InterruptedException {
        var request = new Request.Builder().url(url(path, Map.of()));
        var content = body != null
                ? json(body)
                : method.equals("DELETE") ? null : RequestBody.create(new byte[0], null);
        try (var answer = exchange(request.method(method, content))) {
            check(answer);
        }
    }

    <T> T send(Request.Builder request, Class<T> type) throws ServerException, InterruptedException {
        return ask(request, Wire.json().constructType(type));
    }

    /** Bytes of a picture or video; the caller closes them. */
    ResponseBody bytes(String path) throws ServerException, InterruptedException {
        var answer = exchange(new Request.Builder().url(url(path, Map.of())));
        check(answer);
        return answer.body();
    }

    private <T> T ask(Request.Builder request, JavaType type) throws ServerException, InterruptedException {
        try (var answer = exchange(request)) {
            check(answer);
            return read(text(answer), type);
        }
    }

    /** Opens an answer that goes on and on; the caller closes it. {@code opened} is told the call so that it can end it. */
    Response stream(OkHttpClient patient, Request.Builder request, Consumer<Call> opened)
            throws ServerException, InterruptedException {
        var answer = exchange(request, built -> {
            var call = patient.newCall(built);
            opened.accept(call);
            return call;
        });
        check(answer);
        return answer;
    }

    private Response exchange(Request.Builder request) throws ServerException, InterruptedException {
        return exchange(request, http);
    }

    /** Asks, and once more when the session had expired and could be renewed. */
    private Response exchange(Request.Builder request, Call.Factory calls)
            throws ServerException, InterruptedException {
        var token = credentials.token();
        var answer = call(request, calls, token);
        if (answer.code() != EXPIRED) {
            return answer;
        }
        if (!credentials.renew(token)) {
            return answer;
        }
        answer.close();
        return call(request, calls, credentials.token());
    }

    private Response call(Request.Builder request, Call.Factory calls, Optional<Secret> token)
            throws ServerException {
        token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret.reveal()));
        var chosen = workspace;
        if (chosen != null) {
            request.header("X-Belfry-Workspace", chosen.toString());
        }
        try {
            return calls.newCall(request.build()).execute();
        } catch (IOException e) {
            throw ServerException.noAnswer(Problems.unreachable(name(), e), e);
        }
    }

    void check(Response answer) throws ServerException {
        if (answer.isSuccessful()) {
            return;
        }
        try (answer) {
            var body = tree(text(answer));
            throw new ServerException(problem(answer, body), answer.code(), body);
        }
    }

    private Problem problem(Response answer, JsonNode body) {
        return body.isObject()
                ? Problems.read(body, answer.code())
                : Problems.notBelfry(name(),
                        "It answered %d without a word that Belfry knows".formatted(answer.code()));
    }

    private String text(Response answer) throws ServerException {
        try {
            return answer.body().string();
        } catch (IOException e) {
            throw ServerException.noAnswer(Problems.unreachable(name(), e), e);
        }
    }

    private <T> T read(String text, JavaType type) throws ServerException {
        try {
            T value = Wire.json().readValue(text, type);
            if (value != null) {
                return value;
            }
            throw ServerException.noAnswer(Problems.notBelfry(name(), "Its answer was empty"),
                    new IOException("empty"));
        } catch (JsonProcessingException e) {
            throw ServerException.noAnswer(
                    Problems.notBelfry(name(), "Its answer could not be read: " + e.getOriginalMessage()), e);
        }
    }

    private static JsonNode tree(String text) {
        try {
            return Wire.json().readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    private static RequestBody json(Object body) {
        try {
            return RequestBody.create(Wire.json().writeValueAsString(body).getBytes(StandardCharsets.UTF_8), JSON);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("cannot be written as JSON: " + body.getClass(), e);
        }
    }

    private String name() {
        return server.host() + ":" + server.port();
    }
}
