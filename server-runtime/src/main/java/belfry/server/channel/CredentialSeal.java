package belfry.server.channel;

import belfry.core.secret.Secret;
import belfry.server.secret.Sealer;
import java.util.UUID;

/** Seals a secret for one place in the database; opened anywhere else, it fails. */
public interface CredentialSeal {
    byte[] seal(Secret secret, String table, UUID row, String column);

    Secret open(byte[] sealed, String table, UUID row, String column);

    static CredentialSeal by(Sealer sealer) {
        return new CredentialSeal() {
            @Override
            public byte[] seal(Secret secret, String table, UUID row, String column) {
                return sealer.seal(secret, table, row, column);
            }

            @Override
            public Secret open(byte[] sealed, String table, UUID row, String column) {
                return sealer.open(sealed, table, row, column);
            }
        };
    }
}
