package belfry.desktop.ui;

import atlantafx.base.theme.Styles;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The card that shows a {@link Confirm}. */
public final class ConfirmSheet extends VBox {
    private final Button confirm = new Button();
    private final Button cancel = new Button("Cancel");
    private final boolean danger;
    private final TextField typed = new TextField();
    private final TextField reason = new TextField();

    /** @param close runs on cancel and before the confirmed step */
    public ConfirmSheet(Confirm question, Runnable close) {
        danger = question.danger();
        setId("confirm");
        getStyleClass().addAll("sheet-card", "confirm-sheet");
        getChildren().addAll(head(question), consequences(question), wayBack(question));
        if (!question.typed().isEmpty()) {
            typed.setPromptText("Type " + question.typed() + " to go on");
            typed.setId("confirm-typed");
            getChildren().add(typed);
            confirm.disableProperty().bind(typed.textProperty().isNotEqualTo(question.typed()));
        }
        if (question.asksReason()) {
            reason.setPromptText("Reason, for the journal");
            reason.setId("confirm-reason");
            getChildren().add(reason);
        }
        getChildren().add(buttons(question, close));
    }

    /** Puts the focus on the first thing to fill in, or on Cancel where the step is dangerous. */
    public void ready() {
        if (typed.getParent() != null) {
            typed.requestFocus();
        } else if (reason.getParent() != null) {
            reason.requestFocus();
        } else if (danger) {
            cancel.requestFocus();
        } else {
            confirm.requestFocus();
        }
    }

    private static Node head(Confirm question) {
        var title = new Label(question.title());
        Prose.wrap(title);
        title.getStyleClass().add("sheet-title");
        var icon = Icons.of(question.danger() ? Feather.ALERT_TRIANGLE : Feather.INFO,
                question.danger() ? "severity-error" : "severity-info");
        var head = new HBox(12, icon, title);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private static Node consequences(Confirm question) {
        var box = new VBox(6);
        for (var line : question.consequences()) {
            var label = new Label(line, Icons.of(Feather.CHEVRON_RIGHT, "muted-icon"));
            Prose.wrap(label);
            label.setMinHeight(Region.USE_PREF_SIZE);
            box.getChildren().add(label);
        }
        return box;
    }

    private static Node wayBack(Confirm question) {
        var label = new Label(question.wayBack());
        Prose.wrap(label);
        label.getStyleClass().add(Styles.TEXT_MUTED);
        return label;
    }

    private Node buttons(Confirm question, Runnable close) {
        cancel.setId("confirm-cancel");
        cancel.setOnAction(_ -> close.run());
        confirm.setText(question.verb());
        confirm.setId("confirm-go");
        confirm.getStyleClass().add(question.danger() ? Styles.DANGER : Styles.ACCENT);
        Consumer<String> confirmed = question.confirmed();
        confirm.setOnAction(_ -> {
            close.run();
            confirmed.accept(reason.getText().strip());
        });
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var row = new HBox(8, gap, cancel, confirm);
        row.getStyleClass().add("sheet-buttons");
        return row;
    }
}
