package belfry.desktop.composer;

import belfry.core.wire.ChannelView;
import belfry.desktop.ui.NetworkMark;
import java.util.List;
import java.util.UUID;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.jspecify.annotations.Nullable;

/** What a network can be told besides the words: who sees it, a warning before it, its language. */
final class OptionsPane extends VBox {
    private final Writing writing;

    OptionsPane(Writing writing) {
        super(10);
        this.writing = writing;
        setId("options");
        getStyleClass().add("options");
    }

    /** @param channel the one that is shown; null: all that are chosen */
    void show(@Nullable UUID channel) {
        var shown = writing.chosenChannels().stream().filter(known -> channel == null || known.id().equals(channel))
                .filter(known -> !NetworkOption.of(known.network()).isEmpty()).toList();
        getChildren().setAll(shown.stream().map(this::row).toList());
        setVisible(!shown.isEmpty());
        setManaged(isVisible());
    }

    private Node row(ChannelView channel) {
        var fields = new FlowPane(12, 8);
        fields.setPrefWrapLength(660);
        for (var option : NetworkOption.of(channel.network())) {
            fields.getChildren().add(labelled(option, channel));
        }
        HBox.setHgrow(fields, javafx.scene.layout.Priority.ALWAYS);
        var row = new HBox(10, new NetworkMark(channel.network(), "small"), fields);
        row.setAlignment(Pos.TOP_LEFT);
        return row;
    }

    private Node labelled(NetworkOption option, ChannelView channel) {
        var label = new Label(option.label());
        label.getStyleClass().add("caption");
        var field = option.choices().isEmpty() ? text(option, channel) : choice(option, channel);
        field.setId("option-%s-%s".formatted(option.key(), channel.id()));
        label.setLabelFor(field);
        var box = new HBox(6, label, field);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private Node text(NetworkOption option, ChannelView channel) {
        var field = new TextField(writing.settings(channel.id()).getOrDefault(option.key(), ""));
        field.setPromptText(option.prompt());
        field.setPrefColumnCount(option.prompt().length() > 8 ? 15 : 4);
        field.textProperty().addListener((_, _, typed) -> writing.setting(channel.id(), option.key(), typed));
        return field;
    }

    private Node choice(NetworkOption option, ChannelView channel) {
        var box = new ChoiceBox<String>();
        box.getItems().setAll(List.copyOf(option.choices().keySet()));
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(String value) {
                return option.choices().getOrDefault(value == null ? "" : value, String.valueOf(value));
            }

            @Override
            public String fromString(String words) {
                return words;
            }
        });
        box.setValue(writing.settings(channel.id()).getOrDefault(option.key(), ""));
        box.valueProperty().addListener((_, _, chosen) -> writing.setting(channel.id(), option.key(),
                chosen == null ? "" : chosen));
        return box;
    }
}
