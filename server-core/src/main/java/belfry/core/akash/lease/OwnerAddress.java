package belfry.core.akash.lease;

import belfry.core.problem.Problem;
import java.util.Locale;
import java.util.Optional;

/** The account that owns deployments: {@code akash1…}, checked by its checksum. */
public record OwnerAddress(String text) {
    private static final String PREFIX = "akash";
    private static final int BYTES = 20;

    public OwnerAddress {
        if (Bech32.fault(text, PREFIX).isPresent()) {
            throw new IllegalArgumentException(text + " is no owner address");
        }
        text = text.toLowerCase(Locale.ROOT);
    }

    /** What is wrong with a typed address; empty: nothing. */
    public static Optional<Problem> problem(String typed) {
        return Bech32.fault(typed.strip(), PREFIX).map(fault -> Problem.error("akash-address-wrong",
                "This is not an Akash address", fault,
                "Copy the address anew from your wallet or from Console: it begins with akash1 and has 44 characters"));
    }

    /** An address for examples: each number gives another. */
    public static OwnerAddress sample(int value) {
        var groups = new int[BYTES * 8 / 5];
        for (int i = 0; i < groups.length; i++) {
            groups[i] = (value * 7 + i * (value % 5 + 3)) % 32;
        }
        return new OwnerAddress(Bech32.encode(PREFIX, groups));
    }

    /** {@code akash1q9k…x7t2}, for lists. */
    public static String shortened(String address) {
        return address.length() <= 18
                ? address
                : address.substring(0, 10) + "…" + address.substring(address.length() - 5);
    }
}
