package belfry.desktop.composer;

import belfry.core.media.MediaFacts;
import belfry.core.wire.MediaView;
import belfry.core.wire.PartMedia;
import belfry.core.wire.PartText;
import java.util.Optional;
import java.util.UUID;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/** One message as it is being written: its text and what hangs on it. */
final class PartModel {
    static final int FITS = -1;

    private final StringProperty text;
    private final IntegerProperty delay;
    private final IntegerProperty overflow = new SimpleIntegerProperty(FITS);
    private final ObservableList<Attached> media = FXCollections.observableArrayList();
    private final ObservableList<Upload> uploads = FXCollections.observableArrayList();

    /** A medium with its description as typed here; {@code seen} null: not looked up yet. */
    record Attached(UUID id, StringProperty alt, ObjectProperty<@Nullable MediaView> seen) {
        static Attached of(MediaView uploaded) {
            return new Attached(uploaded.id(), new SimpleStringProperty(uploaded.altText()),
                    new SimpleObjectProperty<>(uploaded));
        }

        static Attached of(PartMedia named) {
            return new Attached(named.mediaId(),
                    new SimpleStringProperty(named.altText() == null ? "" : named.altText()),
                    new SimpleObjectProperty<>());
        }

        /** As the rules see it; empty: not known on this machine. */
        Optional<MediaFacts> facts() {
            return Optional.ofNullable(seen.get()).map(view -> new MediaFacts(id, view.contentType(), view.bytes(),
                    Optional.ofNullable(view.width()), Optional.ofNullable(view.height()),
                    Optional.ofNullable(view.durationMillis()), alt.get()));
        }

        String name() {
            var view = seen.get();
            return view == null ? "Medium" : view.fileName();
        }

        boolean video() {
            var view = seen.get();
            return view != null && view.contentType().startsWith("video/");
        }
    }

    PartModel(String text, int delaySeconds) {
        this.text = new SimpleStringProperty(text);
        delay = new SimpleIntegerProperty(delaySeconds);
    }

    static PartModel of(PartText part) {
        var model = new PartModel(part.text(), part.delaySeconds());
        part.media().forEach(medium -> model.media.add(Attached.of(medium)));
        return model;
    }

    StringProperty textProperty() {
        return text;
    }

    /** Seconds after the part before it. */
    IntegerProperty delayProperty() {
        return delay;
    }

    /** Where in the text the first network stops taking it; {@link #FITS}: none does. */
    IntegerProperty overflowProperty() {
        return overflow;
    }

    ObservableList<Attached> media() {
        return media;
    }

    /** Files on their way to the server. */
    ObservableList<Upload> uploads() {
        return uploads;
    }

    void moveMedium(Attached medium, int by) {
        var at = media.indexOf(medium);
        if (at >= 0 && at + by >= 0 && at + by < media.size()) {
            media.remove(at);
            media.add(at + by, medium);
        }
    }

    PartText written() {
        return new PartText(text.get(), delay.get(), media.stream().map(
                medium -> new PartMedia(medium.id(), medium.alt().get().isBlank() ? null : medium.alt().get()))
                .toList());
    }

    /** The same words and media for somebody else to change. */
    PartModel copy() {
        var copy = new PartModel(text.get(), delay.get());
        media.forEach(medium -> copy.media.add(new Attached(medium.id(), new SimpleStringProperty(medium.alt().get()),
                new SimpleObjectProperty<>(medium.seen().get()))));
        return copy;
    }
}
