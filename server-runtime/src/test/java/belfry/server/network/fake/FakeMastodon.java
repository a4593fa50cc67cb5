package belfry.server.network.fake;

import belfry.core.network.mastodon.Mastodon;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A Mastodon instance with one account, from docs.joinmastodon.org: app registration, OAuth with PKCE, instance limits,
 * media that are processed for a while, statuses with {@code Idempotency-Key}, listing of own statuses.
 */
public final class FakeMastodon implements FakeNetwork {
    public static final String TOKEN = "mastodon-token-of-anna";
    public static final String ACCOUNT = "109";
    private static final String VERSION = "4.4.0";
    private static final List<String> TYPES = List.of("image/jpeg", "image/png", "image/gif", "image/webp",
            "video/mp4");

    /** A status as it stands on the instance. */
    public record Status(String id, String text, String spoiler, String visibility, boolean sensitive, String language,
            String inReplyTo, List<String> media, Instant createdAt, String idempotencyKey) {}

    /** A file as it stands on the instance; it is ready after some questions. */
    public record Medium(String id, String description, String contentType, int bytes) {}

    private final List<Status> statuses = new CopyOnWriteArrayList<>();
    private final Map<String, Medium> media = new LinkedHashMap<>();
    private final Map<String, Integer> questions = new HashMap<>();
    private final Map<String, String> challenges = new HashMap<>();
    private volatile int maxCharacters = 500;
    private volatile int questionsUntilReady = 2;
    private volatile boolean tokenValid = true;
    private volatile boolean keysForgotten;
    private int counter = 1000;

    /** The truth: what people see, oldest first. */
    public List<Status> statuses() {
        return List.copyOf(statuses);
    }

    public synchronized List<Medium> media() {
        return List.copyOf(media.values());
    }

    public void maxCharacters(int most) {
        maxCharacters = most;
    }

    public void revokeToken() {
        tokenValid = false;
    }

    /** As an hour later: keys no longer recognise a repeat. */
    public void forgetKeys() {
        keysForgotten = true;
    }

    @Override
    public boolean publishes(Call call) {
        return call.method().equals("POST") && call.path().equals("/api/v1/statuses");
    }

    @Override
    public Reply tooMany() {
        return Reply.json(429, Map.of("error", "Too many requests"),
                Map.of("X-RateLimit-Limit", "300", "X-RateLimit-Remaining", "0", "X-RateLimit-Reset",
                        Instant.now().plusSeconds(120).toString()));
    }

    @Override
    public Reply failure() {
        return Reply.json(500, Map.of("error", "Internal Server Error"));
    }

    @Override
    public synchronized Reply answer(Call call) {
        return switch (call.method() + " " + call.path().replaceFirst("/$", "")) {
            case "GET /api/v1/instance" -> Reply.json(200, Map.of("uri", "fake.example", "title", "Fake", "version",
                    VERSION));
            case "GET /api/v2/instance" -> instance();
            case "POST /api/v1/apps" -> register(call);
            case "POST /oauth/token" -> token(call);
            default -> allowed(call) ? own(call) : error(401, "The access token is invalid");
        };
    }

    private boolean allowed(Call call) {
        return tokenValid && call.header("authorization").equals("Bearer " + TOKEN);
    }

    private Reply own(Call call) {
        var route = call.method() + " " + call.path();
        if (route.startsWith("GET /api/v1/media/")) {
            return mediumState(call.path().substring("/api/v1/media/".length()));
        }
        return switch (route) {
            case "GET /api/v1/accounts/verify_credentials" -> Reply.json(200, account());
            case "POST /api/v2/media" -> upload(call);
            case "POST /api/v1/statuses" -> status(call);
            case "GET /api/v1/accounts/" + ACCOUNT + "/statuses" -> Reply.json(200, newestFirst());
            default -> error(404, "Record not found");
        };
    }

    private Reply instance() {
        return Reply.json(200,
                Map.of("domain", "fake.example", "title", "Fake", "version", VERSION, "api_versions",
                        Map.of("mastodon", 6), "configuration",
                        Map.of("statuses",
                                Map.of("max_characters", maxCharacters, "max_media_attachments", 4,
                                        "characters_reserved_per_url", 23),
                                "media_attachments", Map.of("supported_mime_types", TYPES, "image_size_limit", 16777216,
                                        "video_size_limit", 103809024, "description_limit", 1500))));
    }

    private Reply register(Call call) {
        var fields = call.fields();
        return Reply.json(200, Map.of("id", "7", "name", fields.getOrDefault("client_name", ""), "client_id",
                "client-of-belfry", "client_secret", "secret-of-belfry", "redirect_uri",
                fields.getOrDefault("redirect_uris", "")));
    }

    /** What the browser would bring back after the person said yes. */
    public synchronized String allow(Map<String, String> authorizeQuery) {
        var code = "code-" + counter++;
        challenges.put(code, authorizeQuery.getOrDefault("code_challenge", ""));
        return code;
    }

    private Reply token(Call call) {
        var fields = call.fields();
        if (!fields.getOrDefault("client_secret", "").equals("secret-of-belfry")) {
            return Reply.json(401,
                    Map.of("error", "invalid_client", "error_description", "Client authentication failed"));
        }
        var challenge = challenges.remove(fields.getOrDefault("code", ""));
        if (challenge == null || !challenge.equals(s256(fields.getOrDefault("code_verifier", "")))) {
            return Reply.json(400, Map.of("error", "invalid_grant", "error_description",
                    "The provided authorization grant is invalid"));
        }
        return Reply.json(200, Map.of("access_token", TOKEN, "token_type", "Bearer", "scope",
                "profile read:accounts read:statuses write:statuses write:media", "created_at", 1));
    }

    private static String s256(String verifier) {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(
                    MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private Reply upload(Call call) {
        var file = call.parts().stream().filter(part -> part.name().equals("file")).findFirst();
        if (file.isEmpty() || !TYPES.contains(file.get().contentType())) {
            return error(422, "Validation failed: File content type is invalid, File is invalid");
        }
        var medium = new Medium("m" + counter++, call.fields().getOrDefault("description", ""),
                file.get().contentType(), file.get().content().length);
        media.put(medium.id(), medium);
        questions.put(medium.id(), 0);
        return Reply.json(202, mediumJson(medium, false));
    }

    private Reply mediumState(String id) {
        var medium = media.get(id);
        if (medium == null) {
            return error(404, "Record not found");
        }
        var ready = questions.merge(id, 1, Integer::sum) >= questionsUntilReady;
        return Reply.json(ready ? 200 : 206, mediumJson(medium, ready));
    }

    private static Map<String, Object> mediumJson(Medium medium, boolean ready) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", medium.id());
        json.put("type", medium.contentType().startsWith("video/") ? "video" : "image");
        json.put("description", medium.description());
        if (ready) {
            json.put("url", "https://files.fake.example/" + medium.id());
        }
        return json;
    }

    private Reply status(Call call) {
        var key = call.header("idempotency-key");
        var earlier = statuses.stream().filter(status -> !keysForgotten && !key.isEmpty()
                && status.idempotencyKey().equals(key)).findFirst();
        if (earlier.isPresent()) {
            return Reply.json(200, statusJson(earlier.get()));
        }
        var fields = call.fields();
        var refusal = refusal(fields);
        return refusal.isEmpty() ? made(fields, key) : error(422, refusal);
    }

    private String refusal(Map<String, String> fields) {
        var text = fields.getOrDefault("status", "");
        if (text.isBlank() && ids(fields).isEmpty()) {
            return "Validation failed: Text can't be blank";
        }
        if (new Mastodon().count(text) > maxCharacters) {
            return "Validation failed: Text character limit of %d exceeded".formatted(maxCharacters);
        }
        return ids(fields).stream().allMatch(id -> questions.getOrDefault(id, 0) >= questionsUntilReady)
                ? ""
                : "Cannot attach files that have not finished processing. Try again in a moment!";
    }

    private Reply made(Map<String, String> fields, String key) {
        var status = new Status("11" + counter++, fields.getOrDefault("status", ""),
                fields.getOrDefault("spoiler_text", ""), fields.getOrDefault("visibility", "public"),
                Boolean.parseBoolean(fields.getOrDefault("sensitive", "false")), fields.getOrDefault("language", ""),
                fields.getOrDefault("in_reply_to_id", ""), ids(fields), Instant.now(), key);
        statuses.add(status);
        return Reply.json(200, statusJson(status));
    }

    private static List<String> ids(Map<String, String> fields) {
        var text = fields.getOrDefault("media_ids", "");
        return text.isEmpty() ? List.of() : List.of(text.split(","));
    }

    private List<Object> newestFirst() {
        var list = new ArrayList<Object>();
        statuses.reversed().stream().limit(40).forEach(status -> list.add(statusJson(status)));
        return list;
    }

    private Map<String, Object> statusJson(Status status) {
        var json = new LinkedHashMap<String, Object>();
        json.put("id", status.id());
        json.put("created_at", status.createdAt().toString());
        json.put("in_reply_to_id", status.inReplyTo().isEmpty() ? null : status.inReplyTo());
        json.put("visibility", status.visibility());
        json.put("spoiler_text", status.spoiler());
        json.put("url", "https://fake.example/@anna/" + status.id());
        json.put("uri", "https://fake.example/users/anna/statuses/" + status.id());
        json.put("content", html(status.text()));
        json.put("account", account());
        json.put("media_attachments", status.media().stream().map(media::get)
                .map(medium -> medium == null ? Map.of() : mediumJson(medium, true)).toList());
        return json;
    }

    /** As Mastodon shows a text: paragraphs, breaks, addresses as links cut into spans. */
    private static String html(String text) {
        var escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;")
                .replace("'", "&#39;");
        var linked = escaped.replaceAll("https://(\\S+)",
                "<a href=\"https://$1\" target=\"_blank\" rel=\"nofollow noopener\"><span class=\"invisible\">https://</span><span class=\"\">$1</span><span class=\"invisible\"></span></a>");
        return "<p>" + linked.replace("\n\n", "</p><p>").replace("\n", "<br />") + "</p>";
    }

    private static Map<String, Object> account() {
        return Map.of("id", ACCOUNT, "username", "anna", "acct", "anna", "display_name", "Anna", "url",
                "https://fake.example/@anna", "avatar", "https://files.fake.example/anna.png");
    }

    private static Reply error(int status, String text) {
        return Reply.json(status, Map.of("error", text));
    }
}
