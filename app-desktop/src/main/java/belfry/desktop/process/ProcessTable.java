package belfry.desktop.process;

import atlantafx.base.theme.Styles;
import belfry.core.wire.ProcessStatus;
import belfry.core.wire.ProcessView;
import belfry.desktop.fx.Formats;
import belfry.desktop.server.ServerLink;
import java.util.Locale;
import java.util.function.Function;
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

    private final ServerLink link;

    ProcessTable(HealthModel model, ServerLink link, Runnable details) {
        this.link = link;
        setId("processes");
        setItems(model.processes());
        getStyleClass().addAll(Styles.DENSE);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setPlaceholder(new Label("No process has registered yet"));
        getColumns().add(text("Id", 36, process -> String.valueOf(model.number(process))));
        getColumns().add(text("Name", 130, ProcessView::name));
        getColumns().add(text("Mode", 64, ProcessWords::mode));
        getColumns().add(status());
        getColumns().add(text("Pid", 70, process -> process.pid() == null ? "–" : process.pid().toString()));
        getColumns().add(text("Uptime", 90, process -> ProcessWords.uptime(process, link.clock().instant())));
        getColumns().add(restarts());
        getColumns().add(spark("Cpu", process -> cpu(process), ProcessTable::cpuHistory));
        getColumns().add(spark("Mem", process -> process.memoryBytes() == null
                ? "–"
                : Formats.bytes(process.memoryBytes()),
                process -> process.memoryHistory().stream()
                        .mapToDouble(Long::doubleValue).toArray()));
        getColumns().add(text("Port", 60, process -> process.port() == null ? "" : process.port().toString()));
        getColumns().add(text("Version", 80, ProcessView::version));
        getColumns().add(text("Host", 110, ProcessView::host));
        // What is left of a grace and how long something runs change without an answer of the server.
        model.secondsProperty().subscribe(_ -> refresh());
        setRowFactory(_ -> new Row(details));
        getSelectionModel().selectedItemProperty().subscribe(chosen -> {
            if (chosen != null) {
                model.selectedProperty().set(chosen);
            }
        });
    }

    private static String cpu(ProcessView process) {
        return process.cpuPercent() == null ? "–" : String.format(Locale.ENGLISH, "%.1f %%", process.cpuPercent());
    }

    private static double[] cpuHistory(ProcessView process) {
        return process.cpuHistory().stream().mapToDouble(Double::doubleValue).toArray();
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
        return column("Status", 150, process -> {
            var dot = new Region();
            dot.getStyleClass().add("lamp-dot");
            var label = new Label(ProcessWords.status(process, link.clock().instant()), dot);
            label.getStyleClass().addAll("lamp", "medium", ProcessWords.styleClass(process.status()));
            return label;
        });
    }

    private static TableColumn<ProcessView, ProcessView> restarts() {
        return text("↺", 104, process -> process.unstableRestarts() == 0
                ? String.valueOf(process.restarts())
                : process.restarts() + " (" + process.unstableRestarts() + " unstable)");
    }

    private static TableColumn<ProcessView, ProcessView> spark(String title, Function<ProcessView, String> words,
            Function<ProcessView, double[]> history) {
        return column(title, 130, process -> {
            var label = new Label(words.apply(process));
            label.setMinWidth(58);
            var row = new HBox(8, label, new Sparkline(history.apply(process)));
            row.setAlignment(Pos.CENTER_LEFT);
            return row;
        });
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
