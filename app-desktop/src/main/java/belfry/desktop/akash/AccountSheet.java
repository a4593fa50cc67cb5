package belfry.desktop.akash;

import atlantafx.base.theme.Styles;
import belfry.core.wire.AkashAccountKind;
import belfry.desktop.ui.ActionButton;
import belfry.desktop.ui.Note;
import belfry.desktop.ui.ProblemCard;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Adds an account to watch: by an owner address, or by a key of Console. */
final class AccountSheet extends VBox {
    private final AddingModel model;
    private final TextField owner = new TextField();
    private final PasswordField key = new PasswordField();
    private final VBox byAddress;
    private final VBox byKey;

    AccountSheet(AddingModel model, Runnable close) {
        this.model = model;
        setId("account-sheet");
        getStyleClass().addAll("sheet-card", "form-sheet");
        var title = new Label("Watch an account on Akash");
        title.getStyleClass().add("sheet-title");
        byAddress = field("account-owner", "Owner address", "The address of the wallet: it begins with akash1",
                owner, model.ownerFault());
        byKey = field("account-key", "API key", "From Console under Settings, API keys. It is kept sealed and only"
                + " used to read", key, null);
        owner.setPromptText("akash1…");
        owner.textProperty().bindBidirectional(model.ownerProperty());
        key.textProperty().bindBidirectional(model.keyProperty());
        getChildren().addAll(title, choice(), refusal(), byAddress, byKey, name(), addresses(), bar(), buttons(close));
        model.kindProperty().subscribe(this::show);
    }

    private void show(AkashAccountKind kind) {
        shown(byAddress, kind == AkashAccountKind.ADDRESS);
        shown(byKey, kind == AkashAccountKind.CONSOLE);
        (kind == AkashAccountKind.ADDRESS ? owner : key).requestFocus();
    }

    private Node choice() {
        var group = new ToggleGroup();
        var address = toggle("account-by-address", "Owner address", AkashAccountKind.ADDRESS, group);
        address.getStyleClass().add(Styles.LEFT_PILL);
        var console = toggle("account-by-key", "Console API key", AkashAccountKind.CONSOLE, group);
        console.getStyleClass().add(Styles.RIGHT_PILL);
        group.selectedToggleProperty().subscribe((before, now) -> {
            if (now == null) {
                group.selectToggle(before);
            }
        });
        return new HBox(address, console);
    }

    private ToggleButton toggle(String id, String text, AkashAccountKind kind, ToggleGroup group) {
        var toggle = new ToggleButton(text);
        toggle.setId(id);
        toggle.setToggleGroup(group);
        toggle.setSelected(model.kindProperty().get() == kind);
        toggle.selectedProperty().subscribe(is -> {
            if (is) {
                model.kindProperty().set(kind);
            }
        });
        return toggle;
    }

    private Node refusal() {
        var box = new VBox();
        model.refusalProperty().subscribe(problem -> {
            shown(box, problem != null);
            if (problem != null) {
                box.getChildren().setAll(new ProblemCard(problem));
            }
            var field = problem == null || problem.field() == null ? "" : problem.field();
            owner.pseudoClassStateChanged(Styles.STATE_DANGER, "/owner".equals(field));
            key.pseudoClassStateChanged(Styles.STATE_DANGER, "/apiKey".equals(field));
        });
        return box;
    }

    private Node name() {
        var input = new TextField();
        input.textProperty().bindBidirectional(model.nameProperty());
        return field("account-name", "Name (optional)", "What Belfry calls it", input, null);
    }

    /** Most people never need them. */
    private Node addresses() {
        var rest = new TextField();
        rest.setPromptText("https://rpc.akt.dev/rest");
        rest.textProperty().bindBidirectional(model.restProperty());
        var console = new TextField();
        console.setPromptText("https://console-api.akash.network");
        console.textProperty().bindBidirectional(model.consoleProperty());
        var fields = new VBox(12, field("account-rest", "Chain node", "REST interface (LCD) of a node; empty: a public"
                + " one", rest, null),
                field("account-console", "Console API", "Empty: the public one", console, null));
        shown(fields, false);
        var more = new Hyperlink("Other addresses than the public ones");
        more.setId("account-more");
        more.getStyleClass().add("form-more");
        more.setOnAction(_ -> {
            shown(fields, true);
            shown(more, false);
            rest.requestFocus();
        });
        return new VBox(more, fields);
    }

    private static void shown(Node node, boolean is) {
        node.setVisible(is);
        node.setManaged(is);
    }

    private Node bar() {
        var bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.visibleProperty().bind(model.askingProperty());
        bar.managedProperty().bind(model.askingProperty());
        return bar;
    }

    private Node buttons(Runnable close) {
        var cancel = new Button("Cancel");
        cancel.setId("account-cancel");
        cancel.setOnAction(_ -> close.run());
        var watch = new ActionButton("account-save", "Watch", new Region(), model.whyNot(), model::submit)
                .styled(Styles.ACCENT);
        watch.button().setGraphic(null);
        watch.button().setDefaultButton(true);
        var row = new HBox(8, cancel, watch);
        row.getStyleClass().add("sheet-buttons");
        return row;
    }

    private static VBox field(String id, String label, String help, TextField input,
            @Nullable ObservableValue<String> fault) {
        input.setId(id);
        var words = new Label(label);
        words.getStyleClass().add("form-label");
        words.setLabelFor(input);
        var below = Note.help(help);
        if (fault != null) {
            fault.subscribe(text -> {
                below.setText(text.isEmpty() ? help : text);
                below.getStyleClass().setAll("label", text.isEmpty() ? "form-help" : "field-error");
                below.setId(id + "-help");
                input.pseudoClassStateChanged(Styles.STATE_DANGER, !text.isEmpty());
            });
        }
        return new VBox(4, words, input, below);
    }
}
