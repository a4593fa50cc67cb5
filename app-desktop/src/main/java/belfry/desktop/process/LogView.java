package belfry.desktop.process;

import atlantafx.base.theme.Styles;
import belfry.desktop.ui.Icons;
import belfry.desktop.ui.SearchField;
import java.time.Duration;
import java.time.InstantSource;
import java.util.regex.Pattern;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The lines of a log: searched, paused, and jumped through by time; stays at the end while it follows. */
final class LogView extends VBox {
    /** The keys 2 to 6 go back so far; 0 goes to the end. */
    private static final int[] MINUTES = {1, 5, 15, 30, 60};
    private static final double LINE = 20;
    private static final double WIDE_SEARCH = 280;
    /** Beside the words: padding and a scroll bar. */
    private static final double ROOM = 44;

    private final LogTail tail;
    private final InstantSource clock;
    private final ListView<String> list;
    private final ToggleButton pause = new ToggleButton("Pause", Icons.of(Feather.PAUSE));
    private final ToggleButton wrap = new ToggleButton("", Icons.of(Feather.CORNER_DOWN_LEFT));
    private final Label where = new Label();
    /** The list must have laid its new lines out before it can go to them. */
    private final PauseTransition settled = new PauseTransition(javafx.util.Duration.millis(40));

    /** Narrow, in a drawer: two rows of controls, and long lines are wrapped. */
    LogView(LogTail tail, InstantSource clock) {
        this(tail, clock, true);
        getChildren().addFirst(new VBox(8, row(search(), wrap, pause), jumps()));
    }

    /** Over the width of the screen: all controls in one row, after what says whose log it is. */
    LogView(LogTail tail, InstantSource clock, Node whose) {
        this(tail, clock, false);
        var search = search();
        search.setMaxWidth(WIDE_SEARCH);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        getChildren().addFirst(row(whose, jumps(), gap, search, wrap, pause));
    }

    private LogView(LogTail tail, InstantSource clock, boolean wrapped) {
        this.tail = tail;
        this.clock = clock;
        list = new ListView<>(tail.lines());
        getStyleClass().add("log-view");
        list.setId("log-lines");
        list.getStyleClass().addAll("log-lines", "mono");
        wrap.setSelected(wrapped);
        wrap.setId("log-wrap");
        wrap.setMinWidth(Region.USE_PREF_SIZE);
        wrap.setAccessibleText("Wrap long lines");
        wrap.setTooltip(new Tooltip("Wrap long lines (W)"));
        wrap.selectedProperty().subscribe(this::wrapLines);
        list.setCellFactory(_ -> new Line());
        list.setPlaceholder(new Label("No line yet"));
        VBox.setVgrow(list, Priority.ALWAYS);
        var trouble = new Label();
        trouble.getStyleClass().add("field-error");
        trouble.textProperty().bind(tail.troubleProperty());
        trouble.managedProperty().bind(trouble.textProperty().isNotEmpty());
        pause.setId("log-pause");
        pause.setMinWidth(Region.USE_PREF_SIZE);
        pause.setTooltip(new Tooltip("New lines are kept, but the list stands still"));
        pause.setOnAction(_ -> {
            pause.setText(pause.isSelected() ? "Paused" : "Pause");
            toEndUnlessPaused();
        });
        getChildren().addAll(trouble, list);
        settled.setOnFinished(_ -> scrollToEnd());
        // Where the list had no height yet it could not go to its end.
        list.heightProperty().subscribe(() -> toEndUnlessPaused());
        tail.lines().addListener((ListChangeListener<String>) _ -> toEndUnlessPaused());
        // The tail is read only while somebody can see it.
        sceneProperty().subscribe(scene -> tail.follow(scene != null));
        addEventHandler(KeyEvent.KEY_TYPED, this::typed);
    }

    private static HBox row(Node... nodes) {
        var row = new HBox(8, nodes);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private SearchField search() {
        var search = new SearchField("Search the log");
        search.setId("log-search");
        HBox.setHgrow(search, Priority.ALWAYS);
        search.queryProperty().subscribe(tail::search);
        return search;
    }

    private void wrapLines(boolean whole) {
        list.setFixedCellSize(whole ? Region.USE_COMPUTED_SIZE : LINE);
        list.refresh();
    }

    private Node jumps() {
        where.getStyleClass().add("caption");
        where.setMinWidth(0);
        var row = new HBox(2, jump("log-start", "", Feather.CHEVRONS_UP, "The first line that is kept",
                () -> stand(0)));
        for (var i = 0; i < MINUTES.length; i++) {
            var minutes = MINUTES[i];
            row.getChildren().add(jump("log-back-" + minutes, minutes == 60 ? "1 h" : minutes + " min", null,
                    "Go back so far (%d)".formatted(i + 2), () -> back(minutes)));
        }
        row.getChildren().addAll(jump("log-end", "", Feather.CHEVRONS_DOWN, "The newest line (0)", this::end), where);
        HBox.setMargin(where, new Insets(0, 0, 0, 8));
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
        button.setAccessibleText(hint);
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
        } else if (key == 'w') {
            wrap.setSelected(!wrap.isSelected());
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
            where.setText("%,d lines".formatted(lines));
            settled.playFromStart();
        }
    }

    private void scrollToEnd() {
        // A slow pulse ends the wait before the new lines are laid out, and their end would not be known yet.
        list.layout();
        // Going to the last index leaves the last line below the edge.
        if (!pause.isSelected() && list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            flow.setPosition(1);
        }
    }

    /** One line, coloured when it is a warning or an error. */
    private final class Line extends ListCell<String> {
        private static final Pattern WARNING = Pattern.compile("\\b(WARN|WARNING)\\b");
        private static final Pattern ERROR = Pattern.compile("\\b(ERROR|FATAL|PANIC)\\b");

        /** A cell wraps its own text before it knows its typeface, and cuts the end off. */
        private final Text words = new Text();

        Line() {
            words.getStyleClass().add("log-words");
            words.wrappingWidthProperty().bind(Bindings.when(wrap.selectedProperty())
                    .then(list.widthProperty().subtract(ROOM)).otherwise(0));
        }

        @Override
        protected void updateItem(String line, boolean empty) {
            super.updateItem(line, empty);
            getStyleClass().removeAll("log-warning", "log-error");
            setPrefWidth(wrap.isSelected() ? 0 : USE_COMPUTED_SIZE);
            if (empty || line == null) {
                setGraphic(null);
                return;
            }
            words.setText(line);
            setGraphic(words);
            if (ERROR.matcher(line).find()) {
                getStyleClass().add("log-error");
            } else if (WARNING.matcher(line).find()) {
                getStyleClass().add("log-warning");
            }
        }
    }
}
