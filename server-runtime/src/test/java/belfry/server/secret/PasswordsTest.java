package belfry.server.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.secret.Secret;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class PasswordsTest {
    private final Passwords passwords = new Passwords(new SecureRandom());

    @Test
    void aPasswordMatchesItsHashAndNoOther() {
        var hash = passwords.hash(Secret.of("correct horse"));

        assertTrue(hash.startsWith("$argon2id$v=19$m=19456,t=2,p=1$"), hash);
        assertTrue(passwords.matches(Secret.of("correct horse"), hash));
        assertFalse(passwords.matches(Secret.of("correct hors"), hash));
        assertNotEquals(hash, passwords.hash(Secret.of("correct horse")));
    }

    @Test
    void aHashMadeByTheReferenceProgramMatches() {
        // printf password | argon2 somesalt -id -t 2 -m 16 -p 1 (the published test vector, version 13)
        assertTrue(passwords.matches(Secret.of("password"),
                "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"));
    }

    @Test
    void whatIsNoHashMatchesNothing() {
        for (var broken : new String[]{"", "plain", "$argon2i$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA",
                "$argon2id$v=16$m=19456,t=2,p=1$c2FsdA$aGFzaA"}) {
            assertFalse(passwords.matches(Secret.of(broken), broken));
        }
    }

    @Test
    void aKeyIsFoundByItsPrefixAndAMistypedOneIsKnownAtOnce() {
        var tokens = new Tokens(new SecureRandom());
        var key = ApiKey.create(tokens);
        var text = key.whole().reveal();

        assertEquals(key, ApiKey.parse(Secret.of(text)).orElseThrow());
        assertEquals(key.prefix() + "_", text.substring(0, key.prefix().length() + 1));
        for (int i = 0; i < text.length(); i++) {
            var wrong = text.charAt(i) == 'x' ? 'y' : 'x';
            var mistyped = text.substring(0, i) + wrong + text.substring(i + 1);
            assertTrue(ApiKey.parse(Secret.of(mistyped)).isEmpty(), "place " + i);
        }
        assertTrue(ApiKey.parse(Secret.of("blf_live_" + "x".repeat(100_000))).isEmpty());
        assertEquals("***", key.secret().toString());
        assertFalse(key.toString().contains(text));
    }
}
