package belfry.server.planted;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The secrets that a test gave away, by what they are, and the ways in which one could be written down. */
final class Planted {
    private static final String LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZabcdefghjkmnpqrstuvwxyz23456789";

    private final Map<String, String> byName = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();

    /** A new secret, of letters and digits alone: no rule can tell it from an ordinary word. */
    String make(String name) {
        var text = new StringBuilder();
        for (int i = 0; i < 28; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return note(name, text.toString());
    }

    /** One that the server or its peer made. */
    String note(String name, String secret) {
        if (secret.length() < 12) {
            throw new IllegalArgumentException("%s is too short to be searched for: %s".formatted(name, secret));
        }
        byName.put(name, secret);
        return secret;
    }

    String get(String name) {
        return byName.getOrDefault(name, "");
    }

    int count() {
        return byName.size();
    }

    /** Looks for all that were planted so far. */
    Sieve sieve() {
        var written = new LinkedHashMap<String, String>();
        byName.forEach((name, secret) -> codings(secret).forEach((coding, text) -> written.put(name + coding, text)));
        return new Sieve(written);
    }

    private static Map<String, String> codings(String secret) {
        var bytes = secret.getBytes(StandardCharsets.UTF_8);
        var codings = new LinkedHashMap<String, String>();
        codings.put("", secret);
        codings.put(" in hexadecimal", HexFormat.of().formatHex(bytes));
        // Wherever among other bytes it stands: one of three ways to fall into groups of three.
        for (int skip = 0; skip < 3; skip++) {
            var tail = secret.substring(skip).getBytes(StandardCharsets.UTF_8);
            var whole = Base64.getEncoder().withoutPadding().encodeToString(tail);
            codings.put(" in base64 from " + skip, whole.substring(0, whole.length() - 2));
        }
        codings.put(" in an address", URLEncoder.encode(secret, StandardCharsets.UTF_8));
        return codings;
    }
}
