package belfry.desktop.process;

import atlantafx.base.theme.Styles;
import belfry.core.wire.QueueView;
import belfry.desktop.fx.Formats;
import java.util.function.Function;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;

/** The task queues: who polls, what waits. What the service cannot tell is said so. */
final class QueueTable extends TableView<QueueView> {
    private static final double ROW = 32;
    /** Of the headings, with the borders. */
    private static final double HEAD = 38;

    QueueTable(ObservableList<QueueView> queues, Formats formats) {
        setId("queues");
        setItems(queues);
        getStyleClass().add(Styles.DENSE);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        setPlaceholder(new Label("No queue is in use yet; the first post of a network opens its queue"));
        setFixedCellSize(ROW);
        prefHeightProperty().bind(Bindings.max(Bindings.size(queues), 2).multiply(ROW).add(HEAD));
        maxHeightProperty().bind(prefHeightProperty());
        add("Queue", 200, QueueView::name);
        add("Pollers", 100, queue -> known(queue.pollers()));
        add("Last poll", 120, queue -> queue.lastPollAt() == null ? "–" : formats.relative(queue.lastPollAt()));
        add("Backlog", 100, queue -> known(queue.backlog()));
        add("Oldest task", 120, queue -> queue.oldestTaskAt() == null ? "–" : formats.relative(queue.oldestTaskAt()));
        add("Due now", 100, queue -> String.valueOf(queue.dueNow()));
        add("Next hour", 100, queue -> String.valueOf(queue.dueNextHour()));
        add("Told by", 120, QueueView::source);
    }

    private static String known(@org.jspecify.annotations.Nullable Number number) {
        return number == null ? "unknown" : number.toString();
    }

    private void add(String title, double width, Function<QueueView, String> words) {
        var column = new TableColumn<QueueView, String>(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(words.apply(row.getValue())));
        getColumns().add(column);
    }
}
