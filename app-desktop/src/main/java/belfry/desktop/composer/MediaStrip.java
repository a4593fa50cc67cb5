package belfry.desktop.composer;

import atlantafx.base.theme.Styles;
import belfry.desktop.ui.Icons;
import belfry.desktop.ui.ProblemCard;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** The media of a part, each with its description and place, and the files that are still on their way. */
final class MediaStrip extends VBox {
    private static final double TILE = 44;

    private final PartModel part;
    private final Bench bench;
    private final List<TextField> descriptions = new ArrayList<>();

    MediaStrip(PartModel part, Bench bench) {
        super(6);
        this.part = part;
        this.bench = bench;
        part.media().addListener((ListChangeListener<PartModel.Attached>) _ -> draw());
        part.uploads().addListener((ListChangeListener<Upload>) _ -> draw());
        draw();
    }

    private void draw() {
        descriptions.clear();
        getChildren().setAll(part.media().stream().map(this::line).toList());
        part.uploads().forEach(upload -> getChildren().add(onItsWay(upload)));
        setVisible(!getChildren().isEmpty());
        setManaged(isVisible());
    }

    private Node line(PartModel.Attached medium) {
        var at = part.media().indexOf(medium);
        var alt = new TextField();
        alt.setId("alt-" + at);
        alt.setPromptText("Describe it for people who cannot see it");
        alt.textProperty().bindBidirectional(medium.alt());
        HBox.setHgrow(alt, Priority.ALWAYS);
        descriptions.add(alt);
        var row = new HBox(8, bench.thumbnails().tile(medium, TILE, TILE), alt);
        if (part.media().size() > 1) {
            var up = button("Before the one before it", Feather.ARROW_UP, () -> part.moveMedium(medium, -1));
            up.setDisable(at == 0);
            var down = button("After the next", Feather.ARROW_DOWN, () -> part.moveMedium(medium, 1));
            down.setDisable(at == part.media().size() - 1);
            row.getChildren().addAll(up, down);
        }
        row.getChildren().add(button("Take away " + medium.name(), Feather.X, () -> part.media().remove(medium)));
        row.setAlignment(Pos.CENTER_LEFT);
        Tooltip.install(row.getChildren().getFirst(), new Tooltip(medium.name()));
        return row;
    }

    private static Button button(String words, Ikon icon, Runnable run) {
        var button = new Button("", Icons.of(icon));
        button.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        button.setAccessibleText(words);
        button.setTooltip(new Tooltip(words));
        button.setOnAction(_ -> run.run());
        return button;
    }

    private Node onItsWay(Upload upload) {
        var box = new VBox();
        upload.refused().subscribe(refused -> box.getChildren().setAll(refused == null
                ? progress(upload)
                : new ProblemCard(refused.at(upload.name()), again(upload), away(upload))));
        return box;
    }

    private Node progress(Upload upload) {
        var name = new Label(upload.name(), Icons.of(Feather.UPLOAD, "muted-icon"));
        name.setMinWidth(90);
        name.setMaxWidth(220);
        var bar = new ProgressBar();
        bar.progressProperty().bind(upload.progress());
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        var stop = new Button("Cancel");
        stop.setId("upload-cancel");
        stop.getStyleClass().addAll(Styles.SMALL);
        stop.setOnAction(_ -> bench.uploads().drop(part, upload));
        var row = new HBox(8, name, bar, stop);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private Button again(Upload upload) {
        var again = new Button("Try again");
        again.setId("upload-again");
        again.setOnAction(_ -> bench.uploads().again(part, upload));
        return again;
    }

    private Button away(Upload upload) {
        var away = new Button("Take " + upload.name() + " away");
        away.setId("upload-away");
        away.setOnAction(_ -> bench.uploads().drop(part, upload));
        return away;
    }

    void focusDescription(int medium) {
        if (medium < descriptions.size()) {
            descriptions.get(medium).requestFocus();
        }
    }
}
