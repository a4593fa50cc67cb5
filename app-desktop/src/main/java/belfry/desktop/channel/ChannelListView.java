package belfry.desktop.channel;

import atlantafx.base.theme.Styles;
import belfry.core.wire.ChannelView;
import belfry.desktop.fx.Formats;
import belfry.desktop.ui.EmptyState;
import belfry.desktop.ui.Icons;
import belfry.desktop.ui.NetworkMark;
import belfry.desktop.ui.ProblemCard;
import belfry.desktop.ui.SearchField;
import belfry.desktop.ui.Skeleton;
import javafx.beans.binding.Bindings;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
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
    private final StackPane body = new StackPane();

    ChannelListView(ChannelModel model, Runnable connect, Runnable details, Formats formats) {
        this.model = model;
        this.connect = connect;
        this.details = details;
        this.formats = formats;
        setId("channels");
        getStyleClass().add("screen");
        setTop(head());
        setCenter(body);
        layList();
        model.loadingProperty().subscribe(this::show);
        model.channels().subscribe(() -> show(model.loadingProperty().get()));
    }

    private Node head() {
        var title = new Label("Channels");
        title.getStyleClass().add("screen-title");
        var count = new Label();
        count.getStyleClass().add("muted");
        count.textProperty().bind(Bindings.createStringBinding(
                () -> model.channels().isEmpty() ? "" : Formats.count(model.channels().size(), "account"),
                model.channels()));
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        filter.setId("channel-filter");
        model.filterProperty().bind(filter.queryProperty());
        var head = new HBox(title, count, gap, filter, connectButton("channel-connect"));
        head.getStyleClass().add("screen-head");
        return head;
    }

    private Node connectButton(String id) {
        var button = new Button("Connect a channel", Icons.of(Feather.PLUS));
        button.setId(id);
        button.getStyleClass().add(Styles.ACCENT);
        button.setDisable(!model.mayNot().isEmpty());
        button.setOnAction(_ -> connect.run());
        var holder = new StackPane(button);
        holder.setMaxWidth(USE_PREF_SIZE);
        if (!model.mayNot().isEmpty()) {
            Tooltip.install(holder, new Tooltip(model.mayNot()));
        }
        return holder;
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

    private void show(ChannelModel.Loading loading) {
        body.getChildren().setAll(switch (loading) {
            case ChannelModel.Loading.First _ -> new Skeleton(6);
            case ChannelModel.Loading.Failed(var problem) -> failed(new ProblemCard(problem, again()));
            case ChannelModel.Loading.Done _ -> model.channels().isEmpty() ? empty() : list;
        });
    }

    private Button again() {
        var again = new Button("Try again");
        again.setOnAction(_ -> model.load());
        return again;
    }

    private static Node failed(ProblemCard card) {
        card.setMaxSize(560, USE_PREF_SIZE);
        return card;
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
