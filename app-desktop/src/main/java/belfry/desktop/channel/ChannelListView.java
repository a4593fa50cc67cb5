package belfry.desktop.channel;

import atlantafx.base.theme.Styles;
import belfry.core.wire.ChannelView;
import belfry.desktop.fx.Formats;
import belfry.desktop.fx.Loading;
import belfry.desktop.ui.ActionButton;
import belfry.desktop.ui.EmptyState;
import belfry.desktop.ui.Icons;
import belfry.desktop.ui.LoadingPane;
import belfry.desktop.ui.NetworkMark;
import belfry.desktop.ui.ScreenHead;
import belfry.desktop.ui.SearchField;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The list of channels: sign, name, health, what waits, when it posts. */
final class ChannelListView extends BorderPane {
    private final ChannelModel model;
    private final Runnable connect;
    private final Runnable details;
    private final Formats formats;
    private final ListView<ChannelView> list = new ListView<>();
    private final SearchField filter = new SearchField("Filter channels  /");
    private final LoadingPane body;

    ChannelListView(ChannelModel model, Runnable connect, Runnable details, Formats formats) {
        this.model = model;
        this.connect = connect;
        this.details = details;
        this.formats = formats;
        body = new LoadingPane(6, model::load);
        setId("channels");
        getStyleClass().add("screen");
        setTop(head());
        setCenter(body);
        layList();
        model.loadingProperty().subscribe(this::show);
        model.channels().subscribe(() -> show(model.loadingProperty().get()));
    }

    private Node head() {
        var count = new Label();
        count.textProperty().bind(Bindings.createStringBinding(
                () -> model.channels().isEmpty() ? "" : Formats.count(model.channels().size(), "account"),
                model.channels()));
        filter.setId("channel-filter");
        model.filterProperty().bind(filter.queryProperty());
        return new ScreenHead("Channels", count, filter, connectButton("channel-connect"));
    }

    private Node connectButton(String id) {
        return new ActionButton(id, "Connect a channel", Icons.of(Feather.PLUS),
                new ReadOnlyStringWrapper(model.mayNot()), connect).styled(Styles.ACCENT);
    }

    private void layList() {
        list.setId("channel-list");
        list.getStyleClass().add("row-list");
        list.setItems(model.channels());
        list.setCellFactory(_ -> new Row());
        list.setFixedCellSize(68);
        list.getSelectionModel().selectedItemProperty().subscribe(chosen -> {
            if (chosen != null) {
                model.selectedProperty().set(chosen);
            }
        });
        model.selectedProperty().subscribe(chosen -> {
            if (chosen != null && chosen != list.getSelectionModel().getSelectedItem()) {
                list.getSelectionModel().select(chosen);
            }
        });
        list.setOnMouseClicked(event -> {
            if (event.getTarget() instanceof Node && list.getSelectionModel().getSelectedItem() != null) {
                details.run();
            }
        });
    }

    private void show(Loading loading) {
        body.show(loading, () -> model.channels().isEmpty() ? empty() : list);
    }

    private Node empty() {
        return model.filterProperty().get().isEmpty()
                ? new EmptyState(Feather.RADIO, "No channel yet",
                        "A channel is an account on a network that Belfry publishes to. Connect the first one.",
                        connectButton("channel-connect-first"))
                : new EmptyState(Feather.SEARCH, "No channel fits", "Nothing is called \""
                        + model.filterProperty().get() + "\". Esc empties the filter.");
    }

    void focusFilter() {
        filter.requestFocus();
    }

    private final class Row extends ListCell<ChannelView> {
        private static final double NAME = 300;

        private final Label name = new Label();
        private final Label handle = new Label();
        private final Label health = new Label("", dot());
        private final Label queued = new Label();
        private final Label slots = new Label();
        private final HBox row = new HBox(14);

        Row() {
            name.getStyleClass().add("card-title");
            handle.getStyleClass().add("muted");
            health.getStyleClass().addAll("lamp", "medium");
            slots.getStyleClass().add("muted");
            var words = new VBox(2, name, handle);
            words.setAlignment(Pos.CENTER_LEFT);
            words.setPrefWidth(NAME);
            HBox.setHgrow(words, Priority.SOMETIMES);
            words.setMaxWidth(NAME * 1.6);
            row.setAlignment(Pos.CENTER_LEFT);
            row.getStyleClass().add("channel-row");
            row.getChildren().addAll(new Region(), words, column(health, 144), column(queued, 136),
                    slots(), Icons.of(Feather.CHEVRON_RIGHT, "muted-icon"));
            setPrefWidth(0);
        }

        private static Region dot() {
            var dot = new Region();
            dot.getStyleClass().add("lamp-dot");
            return dot;
        }

        /** The last column takes what room there is, so that the others stay near the name in a wide window. */
        private Node slots() {
            slots.setMinWidth(0);
            slots.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(slots, Priority.ALWAYS);
            return slots;
        }

        private static Node column(Label label, double width) {
            label.setMinWidth(0);
            label.setPrefWidth(width);
            return label;
        }

        @Override
        protected void updateItem(ChannelView channel, boolean empty) {
            super.updateItem(channel, empty);
            if (empty || channel == null) {
                setGraphic(null);
                return;
            }
            row.getChildren().set(0, new NetworkMark(channel.network()));
            name.setText(channel.name());
            handle.setText(channel.handle());
            health.setText(ChannelWords.health(channel));
            health.getStyleClass().removeIf(style -> style.startsWith("lamp-"));
            health.getStyleClass().add(ChannelWords.styleClass(channel));
            queued.setText(
                    channel.queued() == 0 ? "Nothing queued" : Formats.count(channel.queued(), "post") + " queued");
            var held = channel.heldUntil();
            slots.setText(held == null ? ChannelWords.slots(channel.slots()) : "Held until " + formats.time(held));
            setGraphic(row);
        }
    }
}
