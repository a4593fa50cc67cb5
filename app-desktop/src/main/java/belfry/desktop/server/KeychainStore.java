package belfry.desktop.server;

import belfry.core.secret.Secret;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The keychain of macOS, by {@code security}; commands are fed to its interactive mode so that no secret is an argument. */
final class KeychainStore implements SecretStore {
    private static final String TOOL = "/usr/bin/security";

    @Override
    public Optional<Secret> read(String account) throws IOException, InterruptedException {
        var run = CommandRun.of("", List.of(TOOL, "find-generic-password", "-s", "Belfry", "-a", account, "-w"));
        return run.fine() && !run.output().isEmpty() ? Optional.of(Secret.of(run.output())) : Optional.empty();
    }

    @Override
    public void write(String account, Secret secret) throws IOException, InterruptedException {
        var line = "add-generic-password -U -s Belfry -a \"%s\" -w \"%s\"\n".formatted(quoted(account),
                quoted(secret.reveal()));
        if (!CommandRun.of(line, List.of(TOOL, "-i")).fine()) {
            throw new IOException("the keychain did not take the login");
        }
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    @Override
    public void forget(String account) throws IOException, InterruptedException {
        CommandRun.of("", List.of(TOOL, "delete-generic-password", "-s", "Belfry", "-a", account));
    }

    @Override
    public String place() {
        return "the keychain of this Mac";
    }
}
