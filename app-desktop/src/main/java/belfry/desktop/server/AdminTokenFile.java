package belfry.desktop.server;

import belfry.core.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The token of this machine's own server, read anew each time: a reinstalled server has another. */
public final class AdminTokenFile implements Credentials {
    private final Path file;

    public AdminTokenFile(Path file) {
        this.file = file;
    }

    @Override
    public Optional<Secret> token() {
        try {
            return Optional.of(Secret.of(Files.readString(file).strip())).filter(token -> !token.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean renew(Optional<Secret> refused) {
        return !token().equals(refused) && token().isPresent();
    }
}
