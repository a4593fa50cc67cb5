package belfry.desktop.connect;

import atlantafx.base.theme.Styles;
import belfry.core.problem.Problem;
import belfry.core.secret.Secret;
import belfry.desktop.server.KnownServer;
import belfry.desktop.server.ServerKind;
import belfry.desktop.ui.Icons;
import belfry.desktop.ui.ProblemCard;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.kordamp.ikonli.feather.Feather;

/** The first thing one sees when there is no server yet: which one, as whom, and what is wrong when it does not answer. */
public final class ConnectView extends StackPane {
    private final ConnectModel model;
    private final List<KnownServer> known;
    private final VBox card = new VBox(16);

    public ConnectView(ConnectModel model, List<KnownServer> known) {
        this.model = model;
        this.known = known;
        setId("connect");
        getStyleClass().addAll("frame", "connect");
        card.getStyleClass().addAll("sheet-card", "connect-card");
        card.setMaxSize(480, USE_PREF_SIZE);
        getChildren().add(card);
        model.stepProperty().subscribe(this::show);
    }

    private void show(ConnectModel.Step step) {
        card.getChildren().setAll(mark());
        switch (step) {
            case ConnectModel.Step.Choosing() -> choose(known.isEmpty() ? null : known.getFirst());
            case ConnectModel.Step.Connecting(var server) -> connecting(server);
            case ConnectModel.Step.NeedsLogin(var server, var refused) -> login(server, refused);
            case ConnectModel.Step.Failed failed -> failed(failed);
        }
    }

    private static Node mark() {
        var mark = new Label("B");
        mark.getStyleClass().add("workspace-mark");
        var name = new Label("Belfry");
        name.getStyleClass().add("title");
        var row = new HBox(12, mark, name);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private void connecting(KnownServer server) {
        var bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        var other = new Button("Other server");
        other.setOnAction(_ -> model.choose());
        card.getChildren().addAll(new Label("Connecting to " + server.address() + " …"), bar, other);
    }

    private void failed(ConnectModel.Step.Failed failed) {
        var again = new Button("Try now");
        again.setId("connect-again");
        again.getStyleClass().add(Styles.ACCENT);
        var server = failed.server();
        again.setOnAction(_ -> model.connect(server.address(), server.kind(), server.email()));
        var other = new Button("Other server");
        other.setId("connect-other");
        other.setOnAction(_ -> model.choose());
        card.getChildren().add(new ProblemCard(failed.problem(), again, other));
        if (failed.retrying()) {
            var note = new Label("Trying again by itself every two seconds");
            note.getStyleClass().add("caption");
            card.getChildren().add(note);
        }
    }

    private void choose(@org.jspecify.annotations.Nullable KnownServer latest) {
        var address = new TextField(latest == null ? "" : latest.address());
        address.setId("connect-address");
        address.setPromptText("https://belfry.example.org");
        var email = new TextField(latest == null ? "" : latest.email());
        email.setId("connect-email");
        email.setPromptText("Leave empty to use this machine's admin token");
        var kind = kinds(latest == null ? ServerKind.PRODUCTION : latest.kind());
        address.textProperty()
                .addListener((_, _, typed) -> kind.setValue(ConnectModel.kindFor(typed, kind.getValue())));
        var go = new Button("Connect");
        go.setId("connect-go");
        go.setDefaultButton(true);
        go.disableProperty().bind(address.textProperty().isEmpty());
        go.setOnAction(_ -> model.connect(address.getText(), kind.getValue(), email.getText().strip()));
        var about = new Label("Connect to the server that publishes for you.");
        about.getStyleClass().add("muted");
        card.getChildren().addAll(about, Fields.of("Server address", address), Fields.of("Email", email),
                Fields.of("Used for", kind), Fields.buttons(go));
        if (known.size() > 1) {
            card.getChildren().add(known());
        }
    }

    private static ChoiceBox<ServerKind> kinds(ServerKind chosen) {
        var box = new ChoiceBox<ServerKind>();
        box.getItems().setAll(ServerKind.values());
        box.setValue(chosen);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(ServerKind kind) {
                return kind == null ? "" : kind.title();
            }

            @Override
            public ServerKind fromString(String title) {
                return ServerKind.valueOf(title);
            }
        });
        return box;
    }

    private Node known() {
        var box = new VBox(4);
        var heading = new Label("Servers you used");
        heading.getStyleClass().add("caption");
        box.getChildren().add(heading);
        for (var server : known) {
            var link = new Button(server.address(), Icons.of(Feather.SERVER, "muted-icon"));
            link.getStyleClass().addAll(Styles.FLAT);
            link.setOnAction(_ -> model.connect(server.address(), server.kind(), server.email()));
            box.getChildren().add(link);
        }
        return box;
    }

    private void login(KnownServer server, Optional<Problem> refused) {
        var form = new LoginForm(server, "Log in to " + server.address(), refused,
                (email, password, remember) -> model.login(server, email, password, remember), model::choose,
                "Other server");
        card.getChildren().add(form);
        form.ready();
    }

    /** What a person typed to get in. */
    @FunctionalInterface
    interface Typed {
        void login(String email, Secret password, boolean remember);
    }
}
