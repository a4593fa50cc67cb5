package belfry.desktop.composer;

import belfry.core.wire.PartMedia;
import belfry.core.wire.PartText;
import java.util.UUID;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** One message as it is being written: its text and what hangs on it. */
final class PartModel {
    private final StringProperty text;
    private final int delaySeconds;
    private final ObservableList<Attached> media = FXCollections.observableArrayList();

    /** A medium with its description as typed here. */
    record Attached(UUID id, String name, StringProperty alt) {
        static Attached of(UUID id, String name, String alt) {
            return new Attached(id, name, new SimpleStringProperty(alt));
        }
    }

    PartModel(String text) {
        this(text, 0);
    }

    private PartModel(String text, int delaySeconds) {
        this.text = new SimpleStringProperty(text);
        this.delaySeconds = delaySeconds;
    }

    static PartModel of(PartText part) {
        var model = new PartModel(part.text(), part.delaySeconds());
        part.media().forEach(medium -> model.media.add(Attached.of(medium.mediaId(), "Media",
                medium.altText() == null ? "" : medium.altText())));
        return model;
    }

    StringProperty textProperty() {
        return text;
    }

    ObservableList<Attached> media() {
        return media;
    }

    PartText written() {
        return new PartText(text.get(), delaySeconds, media.stream().map(
                medium -> new PartMedia(medium.id(), medium.alt().get().isBlank() ? null : medium.alt().get()))
                .toList());
    }
}
