package belfry.desktop.process;

import atlantafx.base.theme.Styles;
import belfry.core.wire.ProcessStatus;
import belfry.core.wire.ProcessView;
import belfry.desktop.server.ServerLink;
import belfry.desktop.ui.Lamp;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.geometry.Pos;

/** The processes as PM2 lists them; ghosts in red at the top. */
final class ProcessTable extends TableView<ProcessView> {
    private static final PseudoClass GHOST = PseudoClass.getPseudoClass("ghost");

    private static final double ROW = 32;
    /** Of the headings, with the borders. */
    private static final double HEAD = 38;
    private static final double VALUE = 60;
    /** Rows that the log leaves to the table, however low the window is. */
    private static final int LEAST = 4;

    private final ServerLink link;

    ProcessTable(HealthModel model, ServerLink link, Runnable details) {
        this.link = link;
        setId("processes");
        setItems(model.processes());
        getStyleClass().addAll(Styles.DENSE);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setPlaceholder(new Label("No process has registered yet"));
        getColumns().add(text("Id", 40, process -> String.valueOf(model.number(process))));
        getColumns().add(text("Name", 128, ProcessView::name));
        getColumns().add(text("Mode", 72, ProcessWords::mode));
        getColumns().add(status());
        getColumns().add(text("Pid", 64, process -> process.pid() == null ? "–" : process.pid().toString()));
        getColumns().add(text("Uptime", 80, process -> ProcessWords.uptime(process, link.clock().instant())));
        getColumns().add(text("↺", 124, ProcessWords::restarts));
        getColumns().add(column("CPU", 144, process -> curve(ProcessWords.cpu(process), cpuHistory(process))));
        getColumns().add(column("Memory", 144, process -> curve(ProcessWords.memory(process),
                memoryHistory(process))));
        getColumns().add(text("Port", 60, process -> process.port() == null ? "–" : process.port().toString()));
        getColumns().add(text("Version", 104, process -> process.version().isBlank() ? "–" : process.version()));
        getColumns().add(text("Host", 72, ProcessView::host));
        fitHeight();
        // What is left of a grace and how long something runs change without an answer of the server.
        model.secondsProperty().subscribe(_ -> refresh());
        setRowFactory(_ -> new Row(details));
        getSelectionModel().selectedItemProperty().subscribe(chosen -> {
            if (chosen != null) {
                model.selectedProperty().set(chosen);
            }
        });
        // It can also be chosen in the map.
        model.selectedProperty().subscribe(chosen -> {
            if (chosen != null) {
                model.find(chosen.id()).ifPresent(getSelectionModel()::select);
            }
        });
    }

    /** As high as its rows, so that the log below has the rest. */
    private void fitHeight() {
        setFixedCellSize(ROW);
        var height = Bindings.size(getItems()).multiply(ROW).add(HEAD);
        prefHeightProperty().bind(Bindings.max(height, HEAD + 2 * ROW));
        maxHeightProperty().bind(prefHeightProperty());
        minHeightProperty().bind(Bindings.min(height, HEAD + LEAST * ROW));
    }

    static double[] cpuHistory(ProcessView process) {
        return process.cpuHistory().stream().mapToDouble(Double::doubleValue).toArray();
    }

    static double[] memoryHistory(ProcessView process) {
        return process.memoryHistory().stream().mapToDouble(Long::doubleValue).toArray();
    }

    private static TableColumn<ProcessView, ProcessView> column(String title, double width,
            Function<ProcessView, Node> graphic) {
        var column = new TableColumn<ProcessView, ProcessView>(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(ProcessView process, boolean empty) {
                super.updateItem(process, empty);
                setGraphic(empty || process == null ? null : graphic.apply(process));
            }
        });
        return column;
    }

    private static TableColumn<ProcessView, ProcessView> text(String title, double width,
            Function<ProcessView, String> words) {
        return column(title, width, process -> new Label(words.apply(process)));
    }

    private TableColumn<ProcessView, ProcessView> status() {
        return column("Status", 164, process -> {
            var dot = new Region();
            dot.getStyleClass().add("lamp-dot");
            var label = new Label(ProcessWords.status(process, link.clock().instant()), dot);
            label.getStyleClass().addAll("lamp", "medium", Lamp.styleClass(ProcessWords.lamp(process.status())));
            return label;
        });
    }

    /** The value now, and how it went. */
    static Node curve(String words, double[] history) {
        var label = new Label(words);
        label.setMinWidth(VALUE);
        var row = new HBox(8, label, new Sparkline(history));
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private static final class Row extends TableRow<ProcessView> {
        Row(Runnable details) {
            setOnMouseClicked(_ -> {
                if (!isEmpty()) {
                    details.run();
                }
            });
        }

        @Override
        protected void updateItem(ProcessView process, boolean empty) {
            super.updateItem(process, empty);
            pseudoClassStateChanged(GHOST, !empty && process != null && process.status() == ProcessStatus.GHOST);
        }
    }
}
