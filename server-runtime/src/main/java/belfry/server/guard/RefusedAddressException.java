package belfry.server.guard;

import belfry.core.problem.Problem;
import java.io.IOException;

/** A call that Belfry does not make, whoever asks for it. */
public final class RefusedAddressException extends IOException {
    private static final long serialVersionUID = 1L;

    public RefusedAddressException(String why) {
        super(why);
    }

    public Problem problem() {
        return Problem.error("address-refused", "Belfry does not call this address", String.valueOf(getMessage()),
                "Use the public https address of the service",
                "For a service in your own network, add its exact host and port to guard.allowPrivateHosts in belfry.toml");
    }
}
