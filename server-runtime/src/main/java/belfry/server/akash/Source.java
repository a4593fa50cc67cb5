package belfry.server.akash;

import belfry.core.akash.lease.OwnerAddress;
import belfry.core.secret.Secret;
import java.net.URI;
import java.util.Optional;

/** Whom to ask about an account, and as whom; one of owner and key is there. */
record Source(Optional<OwnerAddress> owner, Optional<Secret> key, URI rest, URI console) {
    static final String REST = "https://rpc.akt.dev/rest";
    static final String CONSOLE = "https://console-api.akash.network";
}
