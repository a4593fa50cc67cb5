package belfry.desktop.composer;

import belfry.desktop.fx.Background;
import belfry.desktop.server.MediaApi;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import belfry.desktop.ui.Icons;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Small pictures of media, fetched once each. */
final class Thumbnails {
    private static final Logger LOG = LoggerFactory.getLogger(Thumbnails.class);

    private final MediaApi api;
    private final Background background;
    private final Map<UUID, ObjectProperty<@Nullable Image>> known = new HashMap<>();

    Thumbnails(MediaApi api, Background background) {
        this.api = api;
        this.background = background;
    }

    private ObjectProperty<@Nullable Image> image(UUID medium) {
        var cached = known.get(medium);
        if (cached != null) {
            return cached;
        }
        var image = new SimpleObjectProperty<@Nullable Image>();
        known.put(medium, image);
        background.run("Loading a picture", () -> new Image(new ByteArrayInputStream(api.thumbnail(medium))),
                loaded -> image.set(loaded.isError() ? null : loaded),
                failure -> LOG.debug("A thumbnail could not be loaded: {}", failure.getMessage()));
        return image;
    }

    /** A tile that the picture fills, cut at its edges; until it is there, or where there is none, a sign. */
    Node tile(PartModel.Attached medium, double width, double height) {
        var view = new ImageView();
        var tile = new StackPane(Icons.of(medium.video() ? Feather.FILM : Feather.IMAGE, "muted-icon"), view);
        tile.getStyleClass().add("media-tile");
        tile.setMinSize(width, height);
        tile.setMaxSize(width, height);
        var frame = new Rectangle(width, height);
        frame.setArcWidth(12);
        frame.setArcHeight(12);
        tile.setClip(frame);
        image(medium.id()).subscribe(image -> {
            if (image != null) {
                fill(view, image, width, height);
            }
        });
        if (medium.video()) {
            tile.getChildren().add(Icons.of(Feather.PLAY_CIRCLE, "media-play"));
        }
        return tile;
    }

    private static void fill(ImageView view, Image image, double width, double height) {
        view.setImage(image);
        view.setPreserveRatio(true);
        var wide = image.getWidth() / image.getHeight() > width / height;
        view.setFitHeight(wide ? height : 0);
        view.setFitWidth(wide ? 0 : width);
    }
}
