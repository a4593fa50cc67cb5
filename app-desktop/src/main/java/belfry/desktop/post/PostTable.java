package belfry.desktop.post;

import atlantafx.base.theme.Styles;
import belfry.core.post.DeliveryState;
import belfry.core.problem.Spans;
import belfry.desktop.fx.Formats;
import belfry.desktop.fx.Times;
import belfry.desktop.ui.Icons;
import belfry.desktop.ui.NetworkMark;
import belfry.desktop.ui.StateBadge;
import belfry.desktop.ui.StateLook;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** Every post, one row a channel; only the rows one sees are drawn. */
final class PostTable extends TableView<PostRow> {
    private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");
    private static final double ROW = 36;
    /** The next page is asked for before one reaches the end. */
    private static final int AHEAD = 120;

    private final PostsModel model;
    private final Formats formats;
    private final InstantSource clock;
    private final Runnable open;

    PostTable(PostsModel model, Formats formats, InstantSource clock, Runnable open) {
        this.model = model;
        this.formats = formats;
        this.clock = clock;
        this.open = open;
        setId("posts-table");
        getStyleClass().addAll(Styles.DENSE, "post-table");
        setFixedCellSize(ROW);
        setItems(model.rows());
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_FLEX_NEXT_COLUMN);
        setPlaceholder(new Region());
        columns();
        setRowFactory(_ -> new Row());
        getSelectionModel().selectedItemProperty().subscribe(chosen -> {
            if (chosen != null) {
                model.selectedProperty().set(chosen);
            }
        });
        model.selectedProperty().subscribe(chosen -> {
            if (chosen != null && chosen != getSelectionModel().getSelectedItem()) {
                getSelectionModel().select(chosen);
            }
        });
        model.marks().versionProperty().subscribe(_ -> refresh());
        addEventFilter(KeyEvent.KEY_PRESSED, new PostTableKeys(this, model, open));
        setOnSort(event -> {
            sorted();
            event.consume();
        });
        model.orderProperty().subscribe(_ -> showOrder());
    }

    private void columns() {
        fixed("", 34, Mark::new).setResizable(false);
        fixed("State", 124, State::new);
        var due = fixed("Due", 138, () -> text((label, row) -> when(label, row.dueAt())));
        due.setSortable(true);
        due.setId("due");
        fixed("Lateness", 84, () -> text((label, row) -> label.setText(row.lateness(clock.instant())
                .map(Spans::words).orElse(""))));
        fixed("Channel", 156, Channel::new);
        column("Text", 300, () -> text((label, row) -> label.setText(row.text())));
        column("Why", 230, () -> text(this::why));
        fixed("Last attempt", 120, () -> text(this::attempt));
    }

    private void when(Label label, @org.jspecify.annotations.Nullable Instant at) {
        label.setText(at == null ? "No time" : formats.moment(at));
    }

    private void why(Label label, PostRow row) {
        label.setText(Times.inWords(row.why(clock.instant()), formats));
        label.setTooltip(label.getText().isEmpty() ? null : new Tooltip(label.getText()));
        label.getStyleClass().setAll("label", "post-why", StateLook.of(row.state()).styleClass());
    }

    private void attempt(Label label, PostRow row) {
        var last = row.lastTryAt();
        var next = row.nextTryAt();
        label.setText(next != null && next.isAfter(clock.instant())
                ? "next " + formats.relative(next)
                : last == null ? "" : formats.relative(last) + (row.tries() > 1 ? ", try " + row.tries() : ""));
    }

    private TableColumn<PostRow, PostRow> column(String title, double width,
            Supplier<TableCell<PostRow, PostRow>> cell) {
        var column = new TableColumn<PostRow, PostRow>(title);
        column.setPrefWidth(width);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(row -> new ReadOnlyObjectWrapper<>(row.getValue()));
        column.setCellFactory(_ -> cell.get());
        getColumns().add(column);
        return column;
    }

    /** A column that keeps its width when the window grows: the text gets what there is. */
    private TableColumn<PostRow, PostRow> fixed(String title, double width,
            Supplier<TableCell<PostRow, PostRow>> cell) {
        var column = column(title, width, cell);
        column.setMinWidth(width);
        column.setMaxWidth(width * 1.25);
        return column;
    }

    private static TableCell<PostRow, PostRow> text(BiConsumer<Label, PostRow> words) {
        return new TableCell<>() {
            private final Label label = new Label();

            @Override
            protected void updateItem(PostRow row, boolean empty) {
                super.updateItem(row, empty);
                if (empty || row == null) {
                    setGraphic(null);
                } else {
                    words.accept(label, row);
                    setGraphic(label);
                }
            }
        };
    }

    /** Marks the selected row, or everything up to it. */
    void mark(boolean range) {
        var at = getSelectionModel().getSelectedIndex();
        if (at >= 0 && range) {
            model.marks().range(at);
        } else if (at >= 0) {
            model.marks().toggle(at);
        }
    }

    /** The header of Due goes through: latest first, earliest first, as written. */
    private void sorted() {
        model.orderProperty().set(getSortOrder().isEmpty()
                ? PostOrder.NEWEST
                : getSortOrder().getFirst().getSortType() == TableColumn.SortType.ASCENDING
                        ? PostOrder.DUE_FIRST
                        : PostOrder.DUE_LAST);
    }

    private void showOrder() {
        var order = model.orderProperty().get();
        var due = getColumns().get(2);
        if (order == PostOrder.NEWEST) {
            getSortOrder().clear();
            return;
        }
        due.setSortType(order == PostOrder.DUE_FIRST
                ? TableColumn.SortType.ASCENDING
                : TableColumn.SortType.DESCENDING);
        if (getSortOrder().isEmpty()) {
            getSortOrder().add(due);
        }
    }

    /** A square that is ticked when the row is marked. */
    private final class Mark extends TableCell<PostRow, PostRow> {
        Mark() {
            setAlignment(Pos.CENTER);
            addEventFilter(MouseEvent.MOUSE_CLICKED, event -> {
                if (!isEmpty()) {
                    event.consume();
                    if (event.isShiftDown()) {
                        model.marks().range(getIndex());
                    } else {
                        model.marks().toggle(getIndex());
                    }
                }
            });
        }

        @Override
        protected void updateItem(PostRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null || !row.repairable()) {
                setGraphic(null);
                return;
            }
            var marked = model.marks().has(row);
            setGraphic(Icons.of(marked ? Feather.CHECK_SQUARE : Feather.SQUARE, marked ? "mark-on" : "mark-off"));
        }
    }

    private static final class State extends TableCell<PostRow, PostRow> {
        private final StateBadge badge = new StateBadge(DeliveryState.DRAFT);

        @Override
        protected void updateItem(PostRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
            } else {
                badge.show(row.state());
                setGraphic(badge);
            }
        }
    }

    private static final class Channel extends TableCell<PostRow, PostRow> {
        @Override
        protected void updateItem(PostRow row, boolean empty) {
            super.updateItem(row, empty);
            if (empty || row == null) {
                setGraphic(null);
                return;
            }
            var name = new Label(row.channelName());
            var line = new HBox(8, row.network().isEmpty()
                    ? new Region()
                    : (Node) new NetworkMark(row.network(), "small"), name);
            line.setAlignment(Pos.CENTER_LEFT);
            setGraphic(line);
        }
    }

    private final class Row extends TableRow<PostRow> {
        Row() {
            setOnMouseClicked(this::clicked);
        }

        private void clicked(MouseEvent event) {
            if (isEmpty() || event.getButton() != MouseButton.PRIMARY) {
                return;
            }
            if (event.isShortcutDown()) {
                model.marks().toggle(getIndex());
            } else if (event.isShiftDown()) {
                model.marks().range(getIndex());
            } else {
                open.run();
            }
        }

        @Override
        protected void updateItem(PostRow row, boolean empty) {
            super.updateItem(row, empty);
            pseudoClassStateChanged(MARKED, !empty && row != null && model.marks().has(row));
            if (!empty && getIndex() > model.rows().size() - AHEAD && model.moreProperty().get()) {
                model.more();
            }
        }
    }
}
