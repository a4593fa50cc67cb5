package belfry.desktop.process;

import atlantafx.base.theme.Styles;
import belfry.desktop.ui.Icons;
import belfry.desktop.ui.SearchField;
import java.time.Duration;
import java.time.InstantSource;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The lines of a log: searched, paused, and jumped through by time; stays at the end while it follows. */
final class LogView extends VBox {
    /** The keys 2 to 6 go back so far; 0 goes to the end. */
    private static final int[] MINUTES = {1, 5, 15, 30, 60};

    private final LogTail tail;
    private final InstantSource clock;
    private final ListView<String> list;
    private final ToggleButton pause = new ToggleButton("Pause", Icons.of(Feather.PAUSE));
    private final Label where = new Label();

    LogView(LogTail tail, InstantSource clock) {
        this.tail = tail;
        this.clock = clock;
        list = new ListView<>(tail.lines());
        getStyleClass().add("log-view");
        list.setId("log-lines");
        list.getStyleClass().addAll("log-lines", "mono");
        list.setFixedCellSize(20);
        list.setPlaceholder(new Label("No line yet"));
        VBox.setVgrow(list, Priority.ALWAYS);
        var trouble = new Label();
        trouble.getStyleClass().add("field-error");
        trouble.textProperty().bind(tail.troubleProperty());
        trouble.managedProperty().bind(trouble.textProperty().isNotEmpty());
        getChildren().addAll(head(), jumps(), trouble, list);
        tail.lines().addListener((ListChangeListener<String>) _ -> toEndUnlessPaused());
        // The tail is read only while somebody can see it.
        sceneProperty().subscribe(scene -> tail.follow(scene != null));
        addEventHandler(KeyEvent.KEY_TYPED, this::typed);
    }

    private Node head() {
        var search = new SearchField("Search the log");
        search.setId("log-search");
        HBox.setHgrow(search, Priority.ALWAYS);
        search.queryProperty().subscribe(tail::search);
        pause.setId("log-pause");
        pause.setMinWidth(Region.USE_PREF_SIZE);
        pause.setTooltip(new Tooltip("New lines are kept, but the list stands still"));
        pause.setOnAction(_ -> {
            pause.setText(pause.isSelected() ? "Paused" : "Pause");
            toEndUnlessPaused();
        });
        var head = new HBox(8, search, pause);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private Node jumps() {
        where.getStyleClass().add("caption");
        where.setMinWidth(0);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var row = new HBox(2, jump("log-start", "Begin", Feather.CHEVRONS_UP, "The first line that is kept",
                () -> stand(0)));
        for (var i = 0; i < MINUTES.length; i++) {
            var minutes = MINUTES[i];
            row.getChildren().add(jump("log-back-" + minutes, minutes == 60 ? "1 h" : minutes + " min", null,
                    "Key " + (i + 2), () -> back(minutes)));
        }
        row.getChildren().addAll(jump("log-end", "End", Feather.CHEVRONS_DOWN, "Key 0", this::end), gap, where);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static Button jump(String id, String text, @org.jspecify.annotations.Nullable Ikon icon, String hint,
            Runnable run) {
        var button = new Button(text, icon == null ? null : Icons.of(icon));
        button.setId(id);
        button.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setTooltip(new Tooltip(hint));
        button.setOnAction(_ -> run.run());
        return button;
    }

    private void typed(KeyEvent event) {
        var key = event.getCharacter().isEmpty() ? ' ' : event.getCharacter().charAt(0);
        if (event.getTarget() instanceof TextInputControl) {
            return;
        }
        if (key == '0') {
            end();
            event.consume();
        } else if (key >= '2' && key < '2' + MINUTES.length) {
            back(MINUTES[key - '2']);
            event.consume();
        }
    }

    private void back(int minutes) {
        stand(tail.firstSince(clock.instant().minus(Duration.ofMinutes(minutes))));
    }

    /** Stands at a line; what comes meanwhile does not move it away. */
    private void stand(int line) {
        pause.setSelected(true);
        pause.setText("Paused");
        list.scrollTo(line);
        list.getSelectionModel().clearAndSelect(line);
        where.setText("line %,d of %,d".formatted(line + 1, tail.lines().size()));
    }

    private void end() {
        pause.setSelected(false);
        pause.setText("Pause");
        toEndUnlessPaused();
    }

    private void toEndUnlessPaused() {
        var lines = tail.lines().size();
        if (!pause.isSelected() && lines > 0) {
            // The list must know of its new lines before it can go to them.
            list.layout();
            list.scrollTo(lines - 1);
            where.setText("%,d lines".formatted(lines));
        }
    }
}
