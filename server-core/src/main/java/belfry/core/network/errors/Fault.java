package belfry.core.network.errors;

import java.util.Map;
import java.util.OptionalInt;

/**
 * What was seen of a call that did not succeed, taken apart: only named fields can be matched, never the body as a whole.
 *
 * @param network id of the network that was called
 * @param status of the answer; empty: there was none
 * @param fields by their place in the answer ({@code error}, {@code message}, {@code description},
 *            {@code contentType}), or {@code cause}: what the connection died of
 */
public record Fault(String network, OptionalInt status, Map<String, String> fields) {
    public Fault {
        fields = Map.copyOf(fields);
    }

    public static Fault answered(String network, int status, Map<String, String> fields) {
        return new Fault(network, OptionalInt.of(status), fields);
    }

    /** @param cause class and message of the exception */
    public static Fault broken(String network, String cause) {
        return new Fault(network, OptionalInt.empty(), Map.of("cause", cause));
    }
}
