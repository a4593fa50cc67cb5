package belfry.desktop;

import atlantafx.base.theme.Styles;
import belfry.core.wire.WorkspaceView;
import belfry.core.workspace.Role;
import belfry.desktop.connect.ConnectModel;
import belfry.desktop.server.KnownServer;
import belfry.desktop.ui.Icons;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The workspaces of this server and the other servers one knows. */
final class WorkspaceSheet extends VBox {
    private final Desktop desktop;
    private final Runnable close;

    WorkspaceSheet(ConnectModel.Entry entry, WorkspaceView here, Desktop desktop, Runnable close) {
        this.desktop = desktop;
        this.close = close;
        setId("workspaces");
        getStyleClass().addAll("sheet-card", "form-sheet");
        var title = new Label("Workspaces and servers");
        title.getStyleClass().add("sheet-title");
        getChildren().addAll(title, heading(entry.server().address()));
        var lines = new VBox(4);
        for (var workspace : entry.session().workspaces()) {
            lines.getChildren().add(line(workspace.name(), capital(workspace.role()),
                    workspace.id().equals(here.id()), () -> desktop.switchTo(workspace)));
        }
        getChildren().add(lines);
        var others = desktop.settings().current().servers().stream()
                .filter(known -> !known.address().equals(entry.server().address())).toList();
        if (!others.isEmpty()) {
            getChildren().add(heading("Other servers"));
            getChildren().add(new VBox(4, others.stream().map(this::server).toArray(Node[]::new)));
        }
        var add = new Button("Connect to another server", Icons.of(Feather.PLUS));
        add.setId("add-server");
        add.setOnAction(_ -> {
            close.run();
            desktop.chooseServer();
        });
        var cancel = new Button("Cancel");
        cancel.setId("switch-cancel");
        cancel.setOnAction(_ -> close.run());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var foot = new HBox(8, add, gap, cancel);
        foot.getStyleClass().add("sheet-buttons");
        getChildren().add(foot);
    }

    private static String capital(Role role) {
        var name = role.name();
        return name.charAt(0) + name.substring(1).toLowerCase(Locale.ROOT);
    }

    private static Node heading(String text) {
        var label = new Label(text);
        label.getStyleClass().add("keys-group");
        return label;
    }

    private Node server(KnownServer known) {
        return line(known.address(), known.kind().title(), false, () -> desktop.switchTo(known));
    }

    private Node line(String name, String detail, boolean here, Runnable go) {
        var words = new VBox(2, new Label(name), caption(detail));
        HBox.setHgrow(words, Priority.ALWAYS);
        var row = new HBox(words);
        row.setAlignment(Pos.CENTER_LEFT);
        if (here) {
            var tag = new Label("You are here");
            tag.getStyleClass().add("tag");
            row.getChildren().add(tag);
            row.getStyleClass().add("switch-here");
            return row;
        }
        var button = new Button("", row);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setAlignment(Pos.CENTER_LEFT);
        button.getStyleClass().addAll(Styles.FLAT, "switch-line");
        button.setOnAction(_ -> {
            close.run();
            go.run();
        });
        return button;
    }

    private static Label caption(String text) {
        var label = new Label(text);
        label.getStyleClass().add("caption");
        return label;
    }
}
