package belfry.server.secret;

import belfry.core.secret.Secret;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * A key for scripts: {@code blf_live_<id>_<secret>_<check>}. The id finds its row, the secret is kept as a hash only,
 * and the check tells a mistyped key from a wrong one without asking the database.
 *
 * @param prefix the part that lists show
 * @param secret the random part
 * @param whole what the script sends
 */
public record ApiKey(String prefix, Secret secret, Secret whole) {
    public static final String MARK = "blf_";
    private static final Pattern FORM = Pattern
            .compile("(blf_live_[0-9A-Za-z]{8})_([0-9A-Za-z]{43})_([0-9A-Za-z]{6})");

    public static ApiKey create(Tokens tokens) {
        var prefix = MARK + "live_" + tokens.letters(6).substring(0, 8);
        var secret = tokens.letters(32);
        return new ApiKey(prefix, Secret.of(secret), Secret.of("%s_%s_%s".formatted(prefix, secret,
                check(prefix, secret))));
    }

    /** Empty when it is no key of ours or was mistyped. */
    public static Optional<ApiKey> parse(Secret text) {
        var parts = FORM.matcher(text.reveal());
        return parts.matches() && check(parts.group(1), parts.group(2)).equals(parts.group(3))
                ? Optional.of(new ApiKey(parts.group(1), Secret.of(parts.group(2)), text))
                : Optional.empty();
    }

    private static String check(String prefix, String secret) {
        var crc = new CRC32();
        crc.update((prefix + "_" + secret).getBytes(StandardCharsets.US_ASCII));
        return Tokens.base62(BigInteger.valueOf(crc.getValue()), 6);
    }
}
