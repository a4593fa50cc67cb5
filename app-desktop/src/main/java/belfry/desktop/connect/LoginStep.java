package belfry.desktop.connect;

import belfry.core.secret.Secret;
import belfry.core.wire.Login;
import belfry.core.wire.SessionView;
import belfry.desktop.server.Credentials;
import belfry.desktop.server.ServerClient;
import belfry.desktop.server.ServerException;
import java.util.Optional;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/** Name and password for a session. */
final class LoginStep {
    private static final Credentials NONE = new Credentials() {
        @Override
        public Optional<Secret> token() {
            return Optional.empty();
        }

        @Override
        public boolean renew(Optional<Secret> refused) {
            return false;
        }
    };

    private LoginStep() {}

    static SessionView run(OkHttpClient http, HttpUrl url, Login login) throws ServerException, InterruptedException {
        return new ServerClient(http, url, NONE).post("/login", login, SessionView.class);
    }

    /** Logs in anew at the server of a client; answers the token. */
    static String run(ServerClient client, Login login) throws ServerException, InterruptedException {
        var token = run(client.http(), client.server(), login).token();
        if (token == null) {
            throw new IllegalStateException("the server let us in without a token");
        }
        return token;
    }
}
