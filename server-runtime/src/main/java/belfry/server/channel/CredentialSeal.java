package belfry.server.channel;

import belfry.core.secret.Secret;
import java.util.UUID;

/** Seals a secret for one place in the database; opened anywhere else, it fails. */
public interface CredentialSeal {
    byte[] seal(Secret secret, String table, UUID row, String column);

    Secret open(byte[] sealed, String table, UUID row, String column);
}
