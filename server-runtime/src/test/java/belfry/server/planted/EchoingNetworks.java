package belfry.server.planted;

import belfry.server.network.fake.Call;
import belfry.server.network.fake.FakeNetwork;
import belfry.server.network.fake.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Bluesky, Mastodon and Telegram in one, as careless as a network can be: it lets everybody in, and then refuses every
 * call with an answer that quotes all it was sent, in each field that Belfry looks at.
 */
final class EchoingNetworks implements FakeNetwork {
    private final Planted planted;
    private final AtomicInteger sessions = new AtomicInteger();
    private final AtomicInteger tokens = new AtomicInteger();
    private final AtomicInteger chats = new AtomicInteger();
    private volatile boolean letIn = true;

    EchoingNetworks(Planted planted) {
        this.planted = planted;
    }

    /** From now on also what proves who somebody is gets refused. */
    void refuseEverything() {
        letIn = false;
    }

    @Override
    public boolean publishes(Call call) {
        return false;
    }

    @Override
    public Reply tooMany() {
        return Reply.json(429, Map.of());
    }

    @Override
    public Reply failure() {
        return Reply.json(500, Map.of());
    }

    @Override
    public Reply answer(Call call) {
        var path = call.path();
        if (path.startsWith("/xrpc/")) {
            return bluesky(call, path.substring("/xrpc/".length()));
        }
        return path.startsWith("/bot") ? telegram(call, path.substring(path.lastIndexOf('/') + 1)) : mastodon(call);
    }

    private Reply bluesky(Call call, String method) {
        if ((letIn && method.endsWith("createSession")) || method.endsWith("refreshSession")) {
            return letIn ? Reply.json(200, session()) : echo(call, 400, "ExpiredToken");
        }
        // A token that ran out: Belfry renews it and tries again.
        return method.endsWith("getRecord")
                ? Reply.json(400, Map.of("error", "RecordNotFound"))
                : echo(call, 400, letIn ? "ExpiredToken" : "InvalidRequest");
    }

    private Map<String, Object> session() {
        var number = sessions.incrementAndGet();
        return Map.of("did", "did:plc:one", "handle", "one.test", "accessJwt", jwt("Bluesky access token " + number),
                "refreshJwt", planted.make("Bluesky refresh token " + number));
    }

    /** A real one by its form, with its end in a minute. */
    private String jwt(String name) {
        var claims = "{\"exp\":%d,\"jti\":\"%s\"}".formatted(System.currentTimeMillis() / 1000 + 60,
                planted.make(name + ", inside"));
        return planted.note(name, base64("{\"typ\":\"at+jwt\",\"alg\":\"HS256\"}") + "." + base64(claims) + "."
                + planted.make(name + ", signature"));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private Reply telegram(Call call, String method) {
        if (!letIn) {
            return echo(call, 401, "Unauthorized");
        }
        return switch (method) {
            case "getMe" -> result(Map.of("id", 1, "username", "bot"));
            case "getChat" -> {
                int number = chats.incrementAndGet();
                yield result(Map.of("id", -100_000 - number, "type", "channel", "title", "Chat " + number));
            }
            case "getChatMember" -> result(Map.of("status", "administrator", "can_post_messages", true));
            default -> echo(call, 400, "Bad Request");
        };
    }

    private static Reply result(Map<String, Object> result) {
        return Reply.json(200, Map.of("ok", true, "result", result));
    }

    private Reply mastodon(Call call) {
        if (!letIn) {
            return page(call);
        }
        return switch (call.path()) {
            case "/api/v1/apps" -> Reply.json(200, Map.of("client_id", "client", "client_secret",
                    planted.make("Mastodon client secret " + tokens.incrementAndGet())));
            case "/oauth/token" -> token(call);
            case "/api/v1/accounts/verify_credentials" -> Reply.json(200, Map.of("id",
                    Integer.toString(call.header("authorization").hashCode()), "username", "anna"));
            case "/api/v2/instance" -> Reply.json(404, Map.of());
            default -> call.method().equals("GET") ? page(call) : echo(call, 422, "Validation failed");
        };
    }

    private Reply token(Call call) {
        planted.note("Mastodon PKCE verifier " + tokens.get(), call.fields().getOrDefault("code_verifier", ""));
        return call.fields().getOrDefault("code", "").equals(planted.get("OAuth code refused"))
                ? echo(call, 400, "invalid_grant")
                : Reply.json(200, Map.of("access_token",
                        planted.make("Mastodon access token " + tokens.incrementAndGet())));
    }

    private static Reply echo(Call call, int status, String error) {
        var heard = call.header("authorization") + " " + call.path() + " " + call.query() + " " + call.text();
        var fields = new LinkedHashMap<String, Object>();
        fields.put("ok", false);
        fields.put("error", error);
        fields.put("error_code", status);
        fields.put("error_description", "of " + call.text());
        fields.put("message", "You sent: " + heard);
        fields.put("description", "Bad Request: " + heard);
        call.fields().forEach((name, value) -> fields.putIfAbsent("seen_" + name, value));
        fields.put("bare", call.header("authorization").replace("Bearer ", ""));
        return Reply.json(status, fields);
    }

    private static Reply page(Call call) {
        return Reply.page(502, "<html><title>%s was refused</title>%s</html>".formatted(
                call.header("authorization").replace("Bearer ", ""), call.text()));
    }
}
