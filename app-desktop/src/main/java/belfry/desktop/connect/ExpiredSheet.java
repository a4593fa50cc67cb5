package belfry.desktop.connect;

import belfry.core.problem.Problem;
import belfry.core.secret.Secret;
import belfry.core.wire.Login;
import belfry.desktop.fx.Background;
import belfry.desktop.server.LoginSession;
import belfry.desktop.server.Problems;
import belfry.desktop.server.ServerClient;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.scene.layout.VBox;
import belfry.desktop.server.KnownServer;

/** The login over whatever one is doing, when the session has expired: what waits goes on where it stood. */
public final class ExpiredSheet extends VBox {
    private final KnownServer server;
    private final ServerClient client;
    private final LoginSession session;
    private final Background background;
    private final Runnable close;
    private final BiConsumer<KnownServer, Secret> remember;

    /** @param close takes the sheet away; closing it without a login gives up the requests that wait */
    public ExpiredSheet(KnownServer server, ServerClient client, LoginSession session, Background background,
            Runnable close, BiConsumer<KnownServer, Secret> remember) {
        this.server = server;
        this.client = client;
        this.session = session;
        this.background = background;
        this.close = close;
        this.remember = remember;
        getStyleClass().addAll("sheet-card", "form-sheet");
        show(server, Optional.empty());
    }

    private void show(KnownServer as, Optional<Problem> refused) {
        var form = new LoginForm(as, "Your session has expired. Log in to go on; nothing is lost.", refused,
                this::login,
                close, "Not now");
        getChildren().setAll(form);
        form.ready();
    }

    private void login(String email, Secret password, boolean keep) {
        background.run("Logging in",
                () -> LoginStep.run(client, new Login(email, password.reveal())),
                fresh -> {
                    var token = Secret.of(fresh);
                    if (keep) {
                        remember.accept(new KnownServer(server.address(), server.kind(), email), token);
                    }
                    session.renewed(token);
                    close.run();
                },
                failure -> show(new KnownServer(server.address(), server.kind(), email),
                        Optional.of(Problems.of(failure))));
    }
}
