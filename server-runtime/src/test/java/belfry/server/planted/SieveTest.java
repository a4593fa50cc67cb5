package belfry.server.planted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class SieveTest {

    @Test
    void aSecretIsFoundInClearAndInEveryCodingThatAnybodyCanUndo() {
        var planted = new Planted();
        var secret = planted.note("key", "sword+fish/1234567890");
        planted.make("other");
        var sieve = planted.sieve();

        assertEquals(List.of("key"), sieve.in(("\0before" + secret + "after").getBytes(StandardCharsets.UTF_8)));
        assertEquals(List.of(), sieve.in("sword+fish/123456789".getBytes(StandardCharsets.UTF_8)));
        assertTrue(sieve.in(HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8)).contains("key in hexadecimal"));
        assertTrue(sieve.in(URLEncoder.encode("a=" + secret, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8))
                .contains("key in an address"));
        for (var before : List.of("", "x", "xy")) {
            assertTrue(
                    sieve.in(Base64.getEncoder().encode((before + secret + "after").getBytes(StandardCharsets.UTF_8)))
                            .stream().anyMatch(name -> name.startsWith("key in base64")),
                    before);
        }
    }
}
