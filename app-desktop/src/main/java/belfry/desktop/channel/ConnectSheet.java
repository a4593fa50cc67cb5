package belfry.desktop.channel;

import atlantafx.base.theme.Styles;
import belfry.core.network.ConnectField;
import belfry.core.network.ConnectKind;
import belfry.core.problem.Problem;
import belfry.core.wire.ChannelView;
import belfry.core.wire.ConnectStart;
import belfry.core.wire.NetworkView;
import belfry.desktop.ui.Icons;
import belfry.desktop.ui.NetworkMark;
import belfry.desktop.ui.Note;
import belfry.desktop.ui.ProblemCard;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The sheet that connects or reconnects an account; its form is made from the fields that the network declares. */
final class ConnectSheet extends VBox {
    private final ConnectingModel model;
    private final ObservableList<NetworkView> networks;
    private final Consumer<String> browser;
    private final Runnable close;

    ConnectSheet(ConnectingModel model, ObservableList<NetworkView> networks, Consumer<String> browser, Runnable close,
            Consumer<ChannelView> connected) {
        this.model = model;
        this.networks = networks;
        this.browser = browser;
        this.close = close;
        setId("connect-sheet");
        getStyleClass().addAll("sheet-card", "form-sheet");
        model.onConnected(connected);
        model.existing().flatMap(this::networkOf).ifPresent(model::choose);
        model.stepProperty().subscribe(this::show);
    }

    private Optional<NetworkView> networkOf(ChannelView channel) {
        return networks.stream().filter(network -> network.id().equals(channel.network())).findFirst();
    }

    private void show(ConnectingModel.Step step) {
        switch (step) {
            case ConnectingModel.Step.Choose() -> choose();
            case ConnectingModel.Step.Fill(var network, var values, var refused) -> fill(network, values, refused);
            case ConnectingModel.Step.Asking(var network) -> asking(network);
            case ConnectingModel.Step.Browser(var network, var start, var refused) ->
                inBrowser(network, start, refused);
        }
    }

    private void choose() {
        var tiles = new GridPane(8, 8);
        var half = new ColumnConstraints();
        half.setPercentWidth(50);
        tiles.getColumnConstraints().addAll(half, half);
        for (var network : networks) {
            var tile = new Button(network.name(), new NetworkMark(network.id()));
            tile.setId("network-" + network.id());
            tile.getStyleClass().add("network-tile");
            tile.setMaxWidth(Double.MAX_VALUE);
            tile.setOnAction(_ -> model.choose(network));
            tiles.add(tile, networks.indexOf(network) % 2, networks.indexOf(network) / 2);
        }
        getChildren().setAll(title("Connect a channel"), new Note("Choose the network of the account."), tiles,
                buttons(cancel()));
    }

    private void fill(NetworkView network, Map<String, String> values, Optional<Problem> refused) {
        var heading = model.existing().map(channel -> "Reconnect " + channel.name())
                .orElse("Connect " + network.name());
        getChildren().setAll(headed(network, heading));
        refused.map(ProblemCard::new).ifPresent(getChildren()::add);
        var name = field(new ConnectField("name", "Name in Belfry", "Empty: as the account is called there", false,
                false), "");
        var inputs = new LinkedHashMap<String, TextField>();
        for (var declared : network.fields()) {
            var input = field(declared, values.getOrDefault(declared.key(), ""));
            inputs.put(declared.key(), input);
            getChildren().add(labelled(declared, input, refused));
        }
        if (network.fields().isEmpty()) {
            getChildren().add(new Note("Nothing to fill in: Belfry serves it itself."));
        }
        if (model.existing().isEmpty()) {
            getChildren()
                    .add(labelled(new ConnectField("name", "Name in Belfry", "Empty: as the account is called there",
                            false, false), name, Optional.empty()));
        }
        var go = new Button(network.connect() == ConnectKind.OAUTH
                ? "Go on in the browser"
                : model.existing().isPresent() ? "Reconnect" : "Connect");
        go.setId("connect-submit");
        go.setDefaultButton(true);
        go.setOnAction(_ -> submit(network, name.getText(), inputs));
        getChildren().add(buttons(cancel(), go));
        focus(inputs.values().stream().filter(input -> input.getText().isEmpty()).findFirst().orElse(name));
    }

    /** A sheet that opens with its form is not in the window yet; one that changes would leave the keys to the screen. */
    private static void focus(Node node) {
        node.requestFocus();
        node.sceneProperty().subscribe(scene -> {
            if (scene != null) {
                node.requestFocus();
            }
        });
    }

    private void submit(NetworkView network, String name, Map<String, TextField> inputs) {
        var values = new LinkedHashMap<String, String>();
        inputs.forEach((key, input) -> values.put(key, input.getText().strip()));
        var missing = ConnectingModel.missing(network, values);
        if (missing == null) {
            model.submit(network, name, values);
            return;
        }
        var input = inputs.get(missing.key());
        if (input != null) {
            input.pseudoClassStateChanged(Styles.STATE_DANGER, true);
            input.requestFocus();
        }
    }

    private static TextField field(ConnectField declared, String value) {
        var input = declared.secret() ? new PasswordField() : new TextField();
        input.setId("connect-" + declared.key());
        input.setText(value);
        return input;
    }

    private static Node labelled(ConnectField declared, TextField input, Optional<Problem> refused) {
        var label = new Label(declared.required() ? declared.label() : declared.label() + " (optional)");
        label.getStyleClass().add("form-label");
        label.setLabelFor(input);
        var box = new VBox(4, label, input);
        if (!declared.help().isEmpty()) {
            box.getChildren().add(Note.help(declared.help()));
        }
        var about = refused.map(Problem::field).orElse("");
        input.pseudoClassStateChanged(Styles.STATE_DANGER, about.endsWith("/" + declared.key()));
        return box;
    }

    private void asking(NetworkView network) {
        var bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        var cancel = cancel();
        getChildren().setAll(headed(network, "Asking " + network.name() + " …"), bar, buttons(cancel));
        focus(cancel);
    }

    private void inBrowser(NetworkView network, ConnectStart start, Optional<Problem> refused) {
        var open = new Button("Open the browser", Icons.of(Feather.EXTERNAL_LINK));
        open.setId("oauth-open");
        open.getStyleClass().add(Styles.ACCENT);
        open.setOnAction(_ -> browser.accept(start.authorizeUrl()));
        var copy = new Button("Copy address", Icons.of(Feather.COPY));
        copy.setId("oauth-copy");
        copy.setOnAction(_ -> copy(start.authorizeUrl()));
        var code = new TextField();
        code.setId("oauth-code");
        code.setPromptText("Code");
        code.setAccessibleText("Code");
        var finish = new Button("Connect");
        finish.setId("oauth-finish");
        finish.setDefaultButton(true);
        finish.disableProperty().bind(code.textProperty().isEmpty());
        finish.setOnAction(_ -> model.finish(network, start, code.getText()));
        getChildren().setAll(headed(network, "Allow Belfry at " + network.name()));
        refused.map(ProblemCard::new).ifPresent(getChildren()::add);
        getChildren().addAll(new Note("1. Open the address, log in there and allow Belfry."), new HBox(8, open, copy),
                new Note("2. Paste the code that it shows then."), code, buttons(cancel(), finish));
        focus(refused.isPresent() ? code : open);
    }

    private static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private Node headed(NetworkView network, String text) {
        var row = new HBox(12, new NetworkMark(network.id()), title(text));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static Label title(String text) {
        var label = new Label(text);
        label.getStyleClass().add("sheet-title");
        return label;
    }

    private Button cancel() {
        var cancel = new Button("Cancel");
        cancel.setId("connect-cancel");
        cancel.setOnAction(_ -> close.run());
        return cancel;
    }

    private static Node buttons(Button... buttons) {
        var row = new HBox(8);
        row.getChildren().addAll(List.of(buttons));
        row.getStyleClass().add("sheet-buttons");
        return row;
    }
}
