package belfry.desktop.composer;

import atlantafx.base.theme.Styles;
import belfry.core.wire.MediaView;
import belfry.desktop.ui.Icons;
import java.nio.file.Path;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.FileChooser;
import org.kordamp.ikonli.feather.Feather;

/** One message: its text, and its media by drop or by choice, each with its description. */
final class PartEditor extends VBox {
    private final PartModel part;
    private final BiConsumer<Path, Consumer<MediaView>> upload;
    private final TextArea text = new TextArea();
    private final VBox media = new VBox(6);

    PartEditor(PartModel part, int position, boolean removable, Runnable remove,
            BiConsumer<Path, Consumer<MediaView>> upload) {
        super(6);
        this.part = part;
        this.upload = upload;
        getStyleClass().add("part-editor");
        text.setId("part-" + position);
        text.setWrapText(true);
        text.setPrefRowCount(position == 0 ? 7 : 4);
        text.setPromptText(position == 0 ? "What do you want to say?" : "Go on …");
        text.textProperty().bindBidirectional(part.textProperty());
        setOnDragOver(event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
            }
            event.consume();
        });
        setOnDragDropped(event -> {
            event.getDragboard().getFiles().forEach(file -> attach(file.toPath()));
            event.setDropCompleted(true);
            event.consume();
        });
        getChildren().addAll(text, media, foot(removable, remove));
        part.media().addListener((ListChangeListener<PartModel.Attached>) _ -> draw());
        draw();
    }

    private Node foot(boolean removable, Runnable remove) {
        var add = new Button("Add media", Icons.of(Feather.IMAGE));
        add.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        add.setOnAction(_ -> choose());
        var row = new HBox(8, add);
        if (removable) {
            var gone = new Button("Remove this part", Icons.of(Feather.X));
            gone.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
            gone.setOnAction(_ -> remove.run());
            row.getChildren().add(gone);
        }
        return row;
    }

    private void choose() {
        var chooser = new FileChooser();
        chooser.setTitle("Pictures and videos");
        var files = chooser.showOpenMultipleDialog(getScene().getWindow());
        if (files != null) {
            files.forEach(file -> attach(file.toPath()));
        }
    }

    private void attach(Path file) {
        upload.accept(file, uploaded -> part.media().add(PartModel.Attached.of(uploaded.id(), uploaded.fileName(),
                uploaded.altText())));
    }

    private void draw() {
        media.getChildren().setAll(part.media().stream().map(this::line).toList());
    }

    private Node line(PartModel.Attached attached) {
        var name = new Label(attached.name(), Icons.of(Feather.PAPERCLIP, "muted-icon"));
        name.setMinWidth(90);
        var alt = new TextField();
        alt.setPromptText("Describe it for people who cannot see it");
        alt.textProperty().bindBidirectional(attached.alt());
        HBox.setHgrow(alt, Priority.ALWAYS);
        var gone = new Button("", Icons.of(Feather.X));
        gone.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        gone.setAccessibleText("Remove " + attached.name());
        gone.setOnAction(_ -> part.media().remove(attached));
        var row = new HBox(8, name, alt, gone);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    void focusText() {
        text.requestFocus();
        text.end();
    }
}
