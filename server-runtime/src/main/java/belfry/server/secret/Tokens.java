package belfry.server.secret;

import belfry.core.secret.Secret;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.random.RandomGenerator;

/** Makes random tokens and the hashes under which they are kept: with 256 random bits a fast hash is enough. */
public final class Tokens {
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(DIGITS.length());

    private final RandomGenerator random;

    public Tokens(RandomGenerator random) {
        this.random = random;
    }

    /** A random token of so many bytes, in letters and digits. */
    public Secret next(String prefix, int bytes) {
        return Secret.of(prefix + letters(bytes));
    }

    String letters(int bytes) {
        var value = new byte[bytes];
        random.nextBytes(value);
        var width = (int) Math.ceil(bytes * 8 / (Math.log(DIGITS.length()) / Math.log(2)));
        return base62(new BigInteger(1, value), width);
    }

    static String base62(BigInteger value, int width) {
        var text = new StringBuilder();
        for (var rest = value; text.length() < width; rest = rest.divide(BASE)) {
            text.append(DIGITS.charAt(rest.mod(BASE).intValue()));
        }
        return text.reverse().toString();
    }

    public static byte[] hash(Secret token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.reveal().getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is missing in this Java", e);
        }
    }
}
