package belfry.server.http;

import belfry.core.secret.Secret;
import java.util.Optional;

/** Knows whom a bearer token belongs to. */
public interface Doorkeeper {
    /** Empty for a token that is unknown, expired or revoked. */
    Optional<Identity> identify(Secret bearer);
}
