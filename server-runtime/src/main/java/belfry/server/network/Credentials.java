package belfry.server.network;

import belfry.core.network.Network;
import belfry.core.problem.BelfryException;
import belfry.core.problem.Problem;
import java.util.Map;

/** What a person gave to connect an account. */
public final class Credentials {
    private Credentials() {}

    /** @throws BelfryException when it is missing */
    public static String needed(Map<String, String> fields, String key) {
        var value = fields.getOrDefault(key, "").strip();
        if (value.isEmpty()) {
            throw new BelfryException(Problem.error("field-missing", "The field %s is empty".formatted(key),
                    "The account cannot be connected without it", "Fill it in").at("/fields/" + key));
        }
        return value;
    }

    /** For networks that are connected by a form alone. */
    public static BelfryException noBrowser(Network network) {
        return new BelfryException(Problem.error("connect-by-fields",
                "%s is connected by filling in a form".formatted(network.displayName()),
                "It knows no permission in the browser for Belfry", "Send the fields of the network instead"));
    }
}
