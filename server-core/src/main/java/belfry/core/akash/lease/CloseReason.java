package belfry.core.akash.lease;

/** Why a lease was closed, in the chain's words and in ours. */
public final class CloseReason {
    static final String OWNER = "lease_closed_owner";
    static final String FUNDS = "lease_closed_reason_insufficient_funds";

    private CloseReason() {}

    /** Older chains give this for whatever happened. */
    static boolean unknown(String reason) {
        return reason.isEmpty() || reason.equals("lease_closed_invalid");
    }

    /** Whether the provider ended it, as far as the reason says so. */
    static boolean byProvider(String reason) {
        return reason.startsWith("lease_closed_reason_") && !reason.equals(FUNDS);
    }

    public static String words(String reason) {
        return switch (reason) {
            case OWNER -> "closed by its owner";
            case "lease_closed_reason_unstable" -> "ended because a service kept crashing";
            case "lease_closed_reason_decommission" -> "ended because the provider stopped";
            case "lease_closed_reason_manifest_timeout" -> "ended because no manifest was sent in time";
            case "lease_closed_reason_unspecified" -> "ended by the provider without a reason";
            case FUNDS -> "ended because the escrow was empty";
            case "", "lease_closed_invalid" -> "no reason given";
            default -> reason.replaceFirst("^lease_closed_(reason_)?", "").replace('_', ' ');
        };
    }
}
