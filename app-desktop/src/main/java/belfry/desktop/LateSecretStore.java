package belfry.desktop;

import belfry.core.secret.Secret;
import belfry.desktop.server.SecretStore;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Looks for the key store when it is first needed: asking the operating system takes longer than showing a window. */
final class LateSecretStore implements SecretStore {
    private final Search search;
    private @Nullable SecretStore found;

    /** Finds the store; may block. */
    @FunctionalInterface
    interface Search {
        SecretStore find() throws InterruptedException;
    }

    LateSecretStore(Search search) {
        this.search = search;
    }

    private SecretStore store() throws InterruptedException {
        var known = found;
        if (known == null) {
            known = search.find();
            found = known;
        }
        return known;
    }

    @Override
    public Optional<Secret> read(String account) throws IOException, InterruptedException {
        return store().read(account);
    }

    @Override
    public void write(String account, Secret secret) throws IOException, InterruptedException {
        store().write(account, secret);
    }

    @Override
    public void forget(String account) throws IOException, InterruptedException {
        store().forget(account);
    }

    @Override
    public String place() {
        var known = found;
        return known == null ? "the key store of this machine" : known.place();
    }
}
