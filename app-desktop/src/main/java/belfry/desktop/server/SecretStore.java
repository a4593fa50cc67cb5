package belfry.desktop.server;

import belfry.core.secret.Secret;
import java.io.IOException;
import java.util.Optional;

/** Where logins are remembered. All calls block. */
public interface SecretStore {
    Optional<Secret> read(String account) throws IOException, InterruptedException;

    void write(String account, Secret secret) throws IOException, InterruptedException;

    void forget(String account) throws IOException, InterruptedException;

    /** Where that is, in words. */
    String place();
}
