package belfry.server.sample;

import belfry.server.network.fake.Call;
import belfry.server.network.fake.FakeNetwork;
import belfry.server.network.fake.Reply;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/** As much of a Bluesky server as lets one account in, and shuts it out again. Nothing is published here. */
final class FakeBluesky implements FakeNetwork {
    private static final String DID = "did:plc:l1ndenbackstube0000000000";
    private static final String HANDLE = "backstube-linden.bsky.social";

    private volatile boolean passwordValid = true;

    /** As when somebody takes back an app password. */
    void revoke() {
        passwordValid = false;
    }

    @Override
    public Reply answer(Call call) {
        if (call.path().endsWith("createSession") && passwordValid) {
            return Reply.json(200, Map.of("did", DID, "handle", HANDLE, "accessJwt", jwt(1), "refreshJwt", jwt(90)));
        }
        if (call.path().endsWith("getRecord")) {
            return Reply.json(200, Map.of("value", Map.of("displayName", "Backstube Linden")));
        }
        return passwordValid
                ? Reply.json(400, Map.of("error", "ExpiredToken", "message", "Token has expired"))
                : Reply.json(401, Map.of("error", "AuthenticationRequired", "message",
                        "Invalid identifier or password"));
    }

    /** Long out of date, so that the first use renews it. */
    private static String jwt(long minutes) {
        var claims = "{\"sub\":\"%s\",\"exp\":%d}".formatted(DID, Instant.now().plusSeconds(minutes * 60)
                .getEpochSecond());
        var coder = Base64.getUrlEncoder().withoutPadding();
        return coder.encodeToString("{\"alg\":\"none\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + coder.encodeToString(claims.getBytes(StandardCharsets.UTF_8)) + ".sample";
    }

    @Override
    public boolean publishes(Call call) {
        return call.path().endsWith("createRecord");
    }

    @Override
    public Reply tooMany() {
        return Reply.json(429, Map.of("error", "RateLimitExceeded", "message", "Rate Limit Exceeded"));
    }

    @Override
    public Reply failure() {
        return Reply.json(502, Map.of("error", "UpstreamFailure", "message", "Upstream Failure"));
    }
}
