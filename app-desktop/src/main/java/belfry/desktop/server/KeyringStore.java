package belfry.desktop.server;

import belfry.core.secret.Secret;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The key ring of a Linux desktop, by {@code secret-tool} (libsecret). */
final class KeyringStore implements SecretStore {
    private static final String TOOL = "secret-tool";
    private static final String NAME = "belfry-account";

    /** Whether a key ring answers: the tool may be there without one. */
    static boolean reachable() throws InterruptedException {
        if (System.getenv("DBUS_SESSION_BUS_ADDRESS") == null) {
            return false;
        }
        try {
            // An unknown account: exit 1 without a word means that the ring answered; a failure writes to stderr alone.
            return CommandRun.of("", List.of(TOOL, "search", NAME, "-")).fine();
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public Optional<Secret> read(String account) throws IOException, InterruptedException {
        var run = CommandRun.of("", List.of(TOOL, "lookup", NAME, account));
        return run.fine() && !run.output().isEmpty() ? Optional.of(Secret.of(run.output())) : Optional.empty();
    }

    @Override
    public void write(String account, Secret secret) throws IOException, InterruptedException {
        var run = CommandRun.of(secret.reveal(), List.of(TOOL, "store", "--label=Belfry " + account, NAME, account));
        if (!run.fine()) {
            throw new IOException("the key ring did not take the login");
        }
    }

    @Override
    public void forget(String account) throws IOException, InterruptedException {
        CommandRun.of("", List.of(TOOL, "clear", NAME, account));
    }

    @Override
    public String place() {
        return "the key ring of this desktop";
    }
}
