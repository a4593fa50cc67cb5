package belfry.core.network.errors;

import belfry.core.publish.ErrorClass;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One known way in which a network says no.
 *
 * @param code stable name of the problem: {@code bluesky-session-expired}
 * @param network id, or {@code any}
 * @param status that the answer must have; null: any
 * @param field the named field in which {@code match} must stand; empty: the status alone decides
 * @param match text in the field
 * @param whole whether {@code match} is all of the field, or a part of it
 */
public record CatalogueEntry(String code, String network, @Nullable Integer status, String field, String match,
        boolean whole, String summary, String cause, List<String> remedy, ErrorClass kind, Settled settled) {
    public static final String ANY = "any";

    public CatalogueEntry {
        remedy = List.copyOf(remedy);
        if (remedy.isEmpty()) {
            throw new IllegalArgumentException("entry " + code + " tells the operator nothing to do");
        }
        if (field.isEmpty() && status == null) {
            throw new IllegalArgumentException("entry " + code + " matches everything");
        }
    }

    boolean matches(Fault fault) {
        return (network.equals(ANY) || network.equals(fault.network())) && statusMatches(fault) && fieldMatches(fault);
    }

    private boolean statusMatches(Fault fault) {
        return status == null || (fault.status().isPresent() && fault.status().getAsInt() == status);
    }

    private boolean fieldMatches(Fault fault) {
        if (field.isEmpty()) {
            return true;
        }
        return Optional.ofNullable(fault.fields().get(field)).filter(value -> whole
                ? value.equalsIgnoreCase(match)
                : value.toLowerCase(Locale.ROOT).contains(match.toLowerCase(Locale.ROOT))).isPresent();
    }

    /** How much an entry knows; the one that knows most is right. */
    int precision() {
        return (network.equals(ANY) ? 0 : 10_000) + (status == null ? 0 : 3000) + (field.isEmpty() ? 0 : 1000)
                + Math.min(match.length(), 400);
    }
}
