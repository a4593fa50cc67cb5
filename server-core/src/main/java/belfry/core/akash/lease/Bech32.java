package belfry.core.akash.lease;

import java.util.Locale;
import java.util.Optional;

/** The form of addresses, with a checksum that tells almost every mistyped one: BIP-173. */
final class Bech32 {
    private static final String LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int[] GENERATOR = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    private static final int CHECKSUM = 6;
    private static final int LONGEST = 90;

    private Bech32() {}

    /** What is wrong with it, in words; empty: it is an address with this prefix. */
    static Optional<String> fault(String text, String prefix) {
        if (!text.equals(text.toLowerCase(Locale.ROOT)) && !text.equals(text.toUpperCase(Locale.ROOT))) {
            return Optional.of("It mixes upper and lower case");
        }
        var address = text.toLowerCase(Locale.ROOT);
        var one = address.lastIndexOf('1');
        if (one < 1 || !address.startsWith(prefix + "1")) {
            return Optional.of("It does not begin with %s1".formatted(prefix));
        }
        if (address.length() > LONGEST || address.length() - one - 1 < CHECKSUM) {
            return Optional.of("It has %d characters".formatted(address.length()));
        }
        var stranger = address.substring(one + 1).chars().filter(letter -> LETTERS.indexOf(letter) < 0).findFirst();
        if (stranger.isPresent()) {
            return Optional.of("The character \"%s\" does not occur in addresses".formatted(
                    Character.toString(stranger.getAsInt())));
        }
        if (checksum(address, one) != 1) {
            return Optional.of("Its checksum does not fit: a character is wrong, missing or in the wrong place");
        }
        var bytes = (address.length() - one - 1 - CHECKSUM) * 5 / 8;
        return bytes == 20 || bytes == 32
                ? Optional.empty()
                : Optional.of("It stands for %d bytes, not for an account".formatted(bytes));
    }

    private static int checksum(String address, int one) {
        var sum = 1;
        for (int i = 0; i < one; i++) {
            sum = step(sum, address.charAt(i) >> 5);
        }
        sum = step(sum, 0);
        for (int i = 0; i < one; i++) {
            sum = step(sum, address.charAt(i) & 31);
        }
        for (int i = one + 1; i < address.length(); i++) {
            sum = step(sum, LETTERS.indexOf(address.charAt(i)));
        }
        return sum;
    }

    private static int step(int sum, int value) {
        var top = sum >>> 25;
        var next = (sum & 0x1ffffff) << 5 ^ value;
        for (int i = 0; i < GENERATOR.length; i++) {
            next ^= (top >> i & 1) == 1 ? GENERATOR[i] : 0;
        }
        return next;
    }

    /** Completes five-bit groups to an address. */
    static String encode(String prefix, int[] groups) {
        var text = new StringBuilder(prefix).append('1');
        for (var group : groups) {
            text.append(LETTERS.charAt(group));
        }
        var sum = checksum(text + "qqqqqq", prefix.length()) ^ 1;
        for (int i = 0; i < CHECKSUM; i++) {
            text.append(LETTERS.charAt((sum >> (5 * (CHECKSUM - 1 - i))) & 31));
        }
        return text.toString();
    }
}
