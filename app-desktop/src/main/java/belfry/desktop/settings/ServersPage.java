package belfry.desktop.settings;

import belfry.desktop.server.KnownServer;
import belfry.desktop.server.ServerLink;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** The servers this console knows. */
final class ServersPage extends Page {
    private final SettingsFile file;
    private final Consumer<KnownServer> forget;
    private final String here;
    private final VBox rows = group();

    ServersPage(ServerLink link, SettingsFile file, Runnable otherServer, Consumer<KnownServer> forget) {
        super("Servers", "Those this console has connected to. Logins are kept by the operating system where it can.");
        this.file = file;
        this.forget = forget;
        here = link.address();
        getChildren().addAll(rows, new HBox(button("server-other", "Connect to another server", otherServer)));
        draw();
    }

    private void draw() {
        rows.getChildren().setAll(file.current().servers().stream().map(this::row).toList());
    }

    private Node row(KnownServer server) {
        var detail = server.kind().title() + (server.email().isEmpty() ? " · admin token" : " · " + server.email());
        if (server.address().equals(here)) {
            var tag = new Label("Connected");
            tag.getStyleClass().add("tag");
            return line(server.address(), detail, tag);
        }
        return line(server.address(), detail, button("server-forget", "Forget", () -> {
            forget.accept(server);
            draw();
        }));
    }
}
