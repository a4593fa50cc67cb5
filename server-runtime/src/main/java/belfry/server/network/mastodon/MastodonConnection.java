package belfry.server.network.mastodon;

import belfry.core.network.mastodon.Mastodon;
import belfry.core.secret.Secret;
import belfry.server.network.ConnectedAccount;
import belfry.server.network.NetworkCalls;
import belfry.server.network.OAuthStart;
import belfry.server.network.Refusal;
import belfry.server.network.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import okhttp3.HttpUrl;

/** Connects an account at any instance: registers Belfry there, asks in the browser, trades the code for a token. */
final class MastodonConnection {
    static final String SCOPES = "read:accounts read:statuses write:statuses write:media";
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final String INSTANCE = "instance";
    private static final String CLIENT_ID = "clientId";
    private static final String CLIENT_SECRET = "clientSecret";
    private static final String VERIFIER = "verifier";

    private final NetworkCalls calls;
    private final RandomGenerator random;

    MastodonConnection(NetworkCalls calls, RandomGenerator random) {
        this.calls = calls;
        this.random = random;
    }

    OAuthStart start(HttpUrl instance, URI redirect, String state) {
        var api = new MastodonApi(instance);
        var registered = good(calls.make(api.form("api/v1/apps", Map.of("client_name", "Belfry", "redirect_uris",
                redirect.toString(), "scopes", SCOPES)), TIMEOUT));
        var verifier = verifier();
        var authorize = api.address("oauth/authorize").newBuilder().addQueryParameter("response_type", "code")
                .addQueryParameter("client_id", registered.text("client_id"))
                .addQueryParameter("redirect_uri", redirect.toString()).addQueryParameter("scope", SCOPES)
                .addQueryParameter("state", state).addQueryParameter("code_challenge", challenge(verifier))
                .addQueryParameter("code_challenge_method", "S256").build();
        return new OAuthStart(authorize.uri(), Map.of(INSTANCE, instance.toString(), CLIENT_ID,
                registered.text("client_id"), CLIENT_SECRET, registered.text("client_secret"), VERIFIER, verifier));
    }

    ConnectedAccount finish(Map<String, String> memory, URI redirect, String code) {
        var instance = HttpUrl.get(memory.getOrDefault(INSTANCE, ""));
        var secret = memory.getOrDefault(CLIENT_SECRET, "");
        var verifier = memory.getOrDefault(VERIFIER, "");
        var token = good(calls.make(new MastodonApi(instance).form("oauth/token",
                Map.of("grant_type", "authorization_code", "code", code, "client_id",
                        memory.getOrDefault(CLIENT_ID, ""), "client_secret", secret, "redirect_uri",
                        redirect.toString(), "code_verifier", verifier, "scope", SCOPES),
                Secret.of(secret), Secret.of(code), Secret.of(verifier)), TIMEOUT));
        return verify(instance, Secret.of(token.text("access_token")));
    }

    ConnectedAccount verify(HttpUrl instance, Secret token) {
        var api = new MastodonApi(instance);
        var account = good(calls.read(api.get("api/v1/accounts/verify_credentials", token), TIMEOUT));
        var handle = "@%s@%s".formatted(account.text("username"), instance.host());
        var name = account.text("display_name");
        return new ConnectedAccount(account.text("id"), handle, name.isBlank() ? handle : name,
                Optional.of(account.text("avatar")).filter(url -> url.startsWith("https://")), limits(api),
                new MastodonCredential(token).stored(), Optional.empty());
    }

    Optional<Refusal> check(HttpUrl instance, Secret token) {
        var request = new MastodonApi(instance).get("api/v1/accounts/verify_credentials", token);
        return calls.read(request, TIMEOUT) instanceof Reply.Bad(var refusal) ? Optional.of(refusal) : Optional.empty();
    }

    /** What the instance says of itself; nothing from one older than version 4, where the usual limits hold. */
    private Map<String, String> limits(MastodonApi api) {
        var facts = new HashMap<String, String>();
        if (calls.read(api.get("api/v2/instance"), TIMEOUT) instanceof Reply.Good instance) {
            var configuration = instance.body().path("configuration");
            keep(facts, configuration.path("statuses"), Mastodon.MAX_CHARACTERS, Mastodon.MAX_MEDIA);
            keep(facts, configuration.path("media_attachments"), Mastodon.IMAGE_BYTES, Mastodon.VIDEO_BYTES,
                    Mastodon.DESCRIPTION_LIMIT);
            var types = new ArrayList<String>();
            configuration.path("media_attachments").path("supported_mime_types")
                    .forEach(type -> types.add(type.asText()));
            if (!types.isEmpty()) {
                facts.put(Mastodon.MEDIA_TYPES, String.join(",", types));
            }
        }
        return facts;
    }

    private static void keep(Map<String, String> facts, JsonNode told, String... names) {
        for (var name : names) {
            if (told.path(name).isIntegralNumber()) {
                facts.put(name, told.path(name).asText());
            }
        }
    }

    private static Reply.Good good(Reply reply) {
        return switch (reply) {
            case Reply.Good good -> good;
            case Reply.Bad(var refusal) -> throw refusal.exception();
        };
    }

    private String verifier() {
        var bytes = new byte[48];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static String challenge(String verifier) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
