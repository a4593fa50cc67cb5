package belfry.desktop.process;

import belfry.core.wire.QueueView;
import belfry.desktop.fx.Formats;
import belfry.desktop.ui.Icons;
import belfry.desktop.ui.Note;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** The queues, and above them once what the Temporal service could not tell of them. */
final class QueuePane extends VBox {
    private final ObservableList<QueueView> queues;
    private final Note note = new Note("", Icons.of(Feather.INFO, "muted-icon"));

    QueuePane(ObservableList<QueueView> queues, Formats formats) {
        super(12);
        this.queues = queues;
        getStyleClass().add("health-body");
        note.setId("queue-note");
        note.managedProperty().bind(note.visibleProperty());
        var table = new QueueTable(queues, formats);
        VBox.setVgrow(table, Priority.ALWAYS);
        getChildren().addAll(note, table);
        queues.addListener((ListChangeListener<QueueView>) _ -> tell());
        tell();
    }

    private void tell() {
        note.setText(queues.stream().map(QueueView::note).filter(Objects::nonNull).distinct()
                .collect(Collectors.joining("\n")));
        note.setVisible(!note.getText().isEmpty());
    }
}
