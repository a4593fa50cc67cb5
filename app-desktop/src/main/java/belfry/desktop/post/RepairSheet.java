package belfry.desktop.post;

import atlantafx.base.theme.Styles;
import belfry.core.wire.RepairAction;
import belfry.desktop.ui.Prose;
import belfry.desktop.fx.Formats;
import belfry.desktop.ui.Icons;
import belfry.desktop.ui.ProblemCard;
import belfry.desktop.ui.Skeleton;
import java.util.List;
import java.util.Locale;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What a repair will do, post by post, before it does it; afterwards what became of each. */
final class RepairSheet extends VBox {
    private static final KeyCombination APPLY = new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);
    private static final double ROW = 54;

    private final RepairModel model;
    private final Formats formats;
    private final Runnable close;
    private final Label title = new Label();
    private final Label meaning = wrapped("muted");
    private final Label summary = wrapped("medium");
    private final Label way = wrapped("caption");
    private final StackPane inputs = new StackPane();
    private final StackPane body = new StackPane();
    private final FlowPane choices = new FlowPane(6, 6);
    private final Button cancel = new Button("Cancel");
    private final Button apply = new Button();
    private final RepairList list;

    RepairSheet(RepairModel model, List<RepairAction> offered, Formats formats, Runnable close) {
        this.model = model;
        this.formats = formats;
        this.close = close;
        list = new RepairList(model, formats);
        setId("repair");
        getStyleClass().addAll("sheet-card", "wide-sheet", "repair-sheet");
        title.getStyleClass().add("sheet-title");
        title.setId("repair-title");
        summary.setId("repair-summary");
        VBox.setVgrow(body, Priority.ALWAYS);
        body.setMinHeight(ROW + 8);
        getChildren().addAll(title, choices(offered), meaning, inputs, summary, body, foot());
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        model.actionProperty().subscribe(_ -> showAction());
        model.phaseProperty().subscribe(_ -> show());
        model.rows().addListener((ListChangeListener<Object>) _ -> show());
    }

    private static Label wrapped(String styleClass) {
        var label = new Label();
        Prose.wrap(label);
        label.setMinHeight(USE_PREF_SIZE);
        label.getStyleClass().add(styleClass);
        return label;
    }

    private Node choices(List<RepairAction> offered) {
        var group = new ToggleGroup();
        for (var action : offered) {
            var choice = new ToggleButton(RepairWords.verb(action), Icons.of(RepairWords.icon(action)));
            choice.setId("repair-" + action.name().toLowerCase(Locale.ROOT));
            choice.getStyleClass().add("repair-choice");
            choice.setToggleGroup(group);
            choice.setSelected(action == model.actionProperty().get());
            choice.setOnAction(_ -> {
                choice.setSelected(true);
                model.actionProperty().set(action);
            });
            choices.getChildren().add(choice);
        }
        choices.setVisible(offered.size() > 1);
        choices.setManaged(offered.size() > 1);
        return choices;
    }

    private void showAction() {
        var action = model.actionProperty().get();
        title.setText(RepairWords.title(action, model.count()));
        meaning.setText(RepairWords.meaning(action));
        inputs.getChildren().setAll(switch (action) {
            case RESCHEDULE -> List.of(new RepairTime(model.whenProperty(), formats.zone()));
            case MARK_PUBLISHED -> model.count() == 1 ? List.of(address()) : List.<Node>of();
            case PUBLISH_NOW, REQUEUE, RETRY_UNCONFIRMED, CANCEL -> List.<Node>of();
        });
        inputs.setManaged(!inputs.getChildren().isEmpty());
    }

    private Node address() {
        var field = new TextField(model.urlProperty().get());
        field.setId("repair-url");
        field.setPromptText("https:// …  its address there, when you have it");
        field.textProperty().subscribe(text -> model.urlProperty().set(text));
        return field;
    }

    private void show() {
        var phase = model.phaseProperty().get();
        var problem = model.problemProperty().get();
        body.getChildren().setAll(problem != null
                ? new ProblemCard(problem)
                : model.rows().isEmpty() ? new Skeleton(3) : list);
        // As high as it needs for few, and scrolling for many.
        list.setPrefHeight(Math.min(7.5, Math.max(1, model.rows().size())) * ROW + 4);
        summary.setText(problem == null ? summary(phase) : "");
        summary.setManaged(!summary.getText().isEmpty());
        var done = phase == RepairModel.Phase.DONE;
        choices.setDisable(done || phase == RepairModel.Phase.APPLYING);
        inputs.setDisable(choices.isDisable());
        way.setText(way(done));
        cancel.setText(done ? "Close" : "Cancel");
        apply.setText(verb());
        apply.setDisable(!model.whyNotApply().isEmpty());
        apply.setVisible(!done);
        apply.setManaged(!done);
        apply.getStyleClass().removeAll(Styles.ACCENT, Styles.DANGER);
        apply.getStyleClass().add(model.actionProperty().get() == RepairAction.CANCEL ? Styles.DANGER : Styles.ACCENT);
        if (done) {
            list.refresh();
            finished();
        }
    }

    /** One that went well needs no further look: the notice says it and offers the way back. */
    private void finished() {
        if (model.count() == 1 && model.able() == 1) {
            close.run();
        } else {
            cancel.requestFocus();
        }
    }

    private String verb() {
        var verb = RepairWords.apply(model.actionProperty().get());
        var able = model.able();
        return able < 2 ? verb : verb + " (%,d)".formatted(able);
    }

    private String summary(RepairModel.Phase phase) {
        var able = model.able();
        var not = model.rows().size() - able;
        return switch (phase) {
            case LOOKING, REFUSED -> "";
            case APPLYING -> "Being done …";
            case PREVIEWED -> not == 0
                    ? Formats.count(able, "post") + " will change:"
                    : Formats.count(able, "post") + " will change, %,d cannot:".formatted(not);
            case DONE -> not == 0
                    ? "All done:"
                    : "%,d done, %,d not:".formatted(able, not);
        };
    }

    private String way(boolean done) {
        return switch (model.actionProperty().get()) {
            case PUBLISH_NOW, REQUEUE, RESCHEDULE, CANCEL -> done
                    ? "Undo is offered below, and by Ctrl+Z, until they are published."
                    : "Undo is possible until they are published.";
            case MARK_PUBLISHED, RETRY_UNCONFIRMED -> "This is your word about what you saw; it cannot be taken back.";
        };
    }

    private Node foot() {
        cancel.setId("repair-close");
        cancel.setOnAction(_ -> close.run());
        apply.setId("repair-apply");
        apply.setOnAction(_ -> model.apply());
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox.setHgrow(way, Priority.SOMETIMES);
        var foot = new HBox(8, way, gap, cancel, apply);
        cancel.setMinWidth(USE_PREF_SIZE);
        apply.setMinWidth(USE_PREF_SIZE);
        foot.setAlignment(Pos.CENTER_RIGHT);
        foot.getStyleClass().add("sheet-buttons");
        return foot;
    }

    private void pressed(KeyEvent event) {
        if (APPLY.match(event)) {
            model.apply();
            event.consume();
        }
    }

    /** Puts the focus where one goes on: on the field to fill in, else on the button that does it. */
    void ready() {
        var field = lookup("#repair-when");
        var address = lookup("#repair-url");
        if (field != null) {
            field.requestFocus();
        } else if (address != null) {
            address.requestFocus();
        } else if (model.actionProperty().get() == RepairAction.CANCEL) {
            cancel.requestFocus();
        } else {
            // It cannot take the focus before the preview has come.
            apply.disabledProperty().subscribe(disabled -> {
                if (!disabled) {
                    apply.requestFocus();
                }
            });
        }
    }
}
