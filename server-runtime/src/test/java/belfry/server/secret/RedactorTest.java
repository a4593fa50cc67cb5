package belfry.server.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.secret.Secret;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.PatternLayout;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedactorTest {
    private static final String CANARY = "c4NaRy-9f8e7d6c5b4a39281706f5e4d3c2b1a0";

    @Test
    void aSecretIsGoneInEveryFormInWhichNetworksAndLibrariesSpillThem() {
        var canary = CANARY;
        for (var spilled : List.of("Authorization: Bearer " + canary, "authorization=Bearer " + canary,
                "{\"access_token\":\"" + canary + "\",\"id\":7}", "{\"refreshJwt\" : \"" + canary + "\"}",
                "{\"app_password\":\"x\\\"" + canary + "\"}", "{\"client_secret\":\"" + canary,
                "GET https://graph.example.org/me?fields=id&access_token=" + canary,
                "https://example.org/callback?code=" + canary + "&state=1", "Cookie: a=b; session=" + canary,
                "redis://default:" + canary + "@127.0.0.1:6379/0", "X-Api-Key: " + canary,
                "password=" + canary + " user=belfry", "token " + canary,
                "\"body\":\"{\\\"accessJwt\\\":\\\"" + canary + "\\\"}\"",
                "https://api.telegram.org/bot123456789:AAc4NaRy9f8e7d6c5b4a39281706f5e4d3c2/sendMessage",
                "jwt eyJhbGciOiJIUzI1NiJ9.c4NaRyeyJzdWIiOiIxIn0.c4NaRyabc",
                ApiKey.create(new Tokens(new SecureRandom())).whole().reveal().replaceAll("_[^_]{43}_",
                        "_c4NaRy" + "x".repeat(37) + "_"))) {
            var clean = Redactor.redact(spilled);
            assertFalse(clean.contains("c4NaRy"), clean);
        }
    }

    @Test
    void whatTheOperatorNeedsStays() {
        for (var useful : List.of("{\"error\":{\"code\":100,\"error_subcode\":33,\"message\":\"Unsupported\"}}",
                "Token expired yesterday", "post 7 moved, state=QUEUED code=190", "basic information is missing",
                "https://bsky.social/xrpc/com.atproto.repo.createRecord answered 400",
                "unaudited_client_can_only_post_to_private_accounts", "The bearer of this message")) {
            assertEquals(useful, Redactor.redact(useful));
        }
    }

    @Test
    void aStoredBodyLosesOurOwnWordsAndIsCut() {
        var stored = Redactor.stored("you sent sesame-open: " + "x".repeat(10_000), List.of(Secret.of("sesame-open")));

        assertTrue(stored.startsWith("you sent ***: xxx"));
        assertEquals(Redactor.CAP + 1, stored.length());
    }

    @Test
    void aHostileBodyDoesNotHoldTheRedactorUp() {
        for (var hostile : List.of("\"token\":\"" + "\\\"".repeat(30_000), "token=".repeat(15_000),
                "a".repeat(50_000), "://".repeat(15_000), "eyJa.".repeat(12_000), "\\\"token\\\":\\\"".repeat(6_000),
                "-token".repeat(12_000))) {
            assertTimeoutPreemptively(Duration.ofSeconds(30), () -> Redactor.redact(hostile));
        }
    }

    @Test
    void aLogLineIsCleanedWithItsExceptions() {
        var context = new LoggerContext();
        var layout = new PatternLayout();
        layout.getInstanceConverterMap().put("clean", RedactedLine::new);
        layout.setContext(context);
        layout.setPattern("%clean(%msg%n%ex)");
        layout.start();
        var logger = context.getLogger("x");

        var line = layout.doLayout(new LoggingEvent("x", logger, ch.qos.logback.classic.Level.INFO, "password={}",
                new IllegalStateException("access_token=" + CANARY), new Object[]{CANARY}));

        assertTrue(line.contains("IllegalStateException"));
        assertFalse(line.contains("c4NaRy"), line);
    }
}
