package belfry.desktop.server;

import belfry.core.secret.Secret;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A person's login at one server. When the server no longer takes it, the person is asked once, however many requests
 * wait; they all go on where they stood.
 */
public final class LoginSession implements Credentials {
    private final Object lock = new Object();
    private final Runnable ask;
    private @Nullable Secret token;
    private @Nullable CompletableFuture<Boolean> asking;

    /** @param ask shows the login; it must end in {@link #renewed} or {@link #gaveUp} */
    public LoginSession(@Nullable Secret token, Runnable ask) {
        this.token = token;
        this.ask = ask;
    }

    @Override
    public Optional<Secret> token() {
        synchronized (lock) {
            return Optional.ofNullable(token);
        }
    }

    @Override
    public boolean renew(Optional<Secret> refused) throws InterruptedException {
        CompletableFuture<Boolean> answer;
        boolean first = false;
        synchronized (lock) {
            if (!Optional.ofNullable(token).equals(refused)) {
                return token != null;
            }
            if (asking == null) {
                asking = new CompletableFuture<>();
                first = true;
            }
            answer = asking;
        }
        if (first) {
            ask.run();
        }
        try {
            return answer.get();
        } catch (ExecutionException e) {
            return false;
        }
    }

    /** The person has logged in again. */
    public void renewed(Secret fresh) {
        finish(fresh, true);
    }

    /** The person closed the login. */
    public void gaveUp() {
        finish(null, false);
    }

    private void finish(@Nullable Secret fresh, boolean success) {
        CompletableFuture<Boolean> waiting;
        synchronized (lock) {
            if (fresh != null) {
                token = fresh;
            }
            waiting = asking;
            asking = null;
        }
        if (waiting != null) {
            waiting.complete(success);
        }
    }
}
