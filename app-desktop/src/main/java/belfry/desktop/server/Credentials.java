package belfry.desktop.server;

import belfry.core.secret.Secret;
import java.util.Optional;

/** What lets the console in at a server. */
public interface Credentials {
    /** The token to send, when there is one. */
    Optional<Secret> token();

    /**
     * The server no longer takes the token. Gets another one, however long a person needs for it; runs off the JavaFX
     * thread and may block.
     *
     * @param refused the token that was refused; when another has taken its place meanwhile nothing needs to be done
     * @return whether there is another token now
     */
    boolean renew(Optional<Secret> refused) throws InterruptedException;
}
