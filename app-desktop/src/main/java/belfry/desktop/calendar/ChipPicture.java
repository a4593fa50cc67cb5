package belfry.desktop.calendar;

import belfry.core.wire.PartMedia;
import belfry.core.wire.PostView;
import belfry.desktop.ui.Icons;
import java.util.Objects;
import java.util.UUID;
import javafx.geometry.HPos;
import javafx.geometry.Rectangle2D;
import javafx.geometry.VPos;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Region;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** The first medium of a post at the end of its chip: a sign, until its picture is there. */
final class ChipPicture extends Region {
    private final ChipPictures pictures;
    private final double size;
    private final FontIcon sign = Icons.of(Feather.IMAGE, "chip-media");
    private final ImageView view = new ImageView();
    private @Nullable UUID shown;
    private Subscription loading = Subscription.EMPTY;

    ChipPicture(ChipPictures pictures, double size) {
        this.pictures = pictures;
        this.size = size;
        setMinSize(size, size);
        setMaxSize(size, size);
        view.setFitWidth(size);
        view.setFitHeight(size);
        view.setSmooth(true);
        setVisible(false);
        // A picture is asked for when it is to be seen, not for every post that has one.
        visibleProperty().subscribe(this::load);
    }

    void of(PostView post) {
        var first = post.parts().stream().flatMap(part -> part.media().stream()).findFirst()
                .map(PartMedia::mediaId).orElse(null);
        if (Objects.equals(first, shown)) {
            return;
        }
        shown = first;
        loading.unsubscribe();
        loading = Subscription.EMPTY;
        show(null);
        load();
    }

    private void load() {
        var medium = shown;
        if (medium != null && isVisible() && loading == Subscription.EMPTY) {
            if (getChildren().isEmpty()) {
                // Most chips have no picture; nodes that none needs would only cost their styles.
                getChildren().addAll(sign, view);
            }
            loading = pictures.of(medium).subscribe(this::show);
        }
    }

    boolean isEmpty() {
        return shown == null;
    }

    /** The middle of it, as a square. */
    private void show(@Nullable Image image) {
        view.setImage(image);
        sign.setVisible(image == null);
        if (image != null) {
            var side = Math.min(image.getWidth(), image.getHeight());
            view.setViewport(new Rectangle2D((image.getWidth() - side) / 2, (image.getHeight() - side) / 2, side,
                    side));
        }
    }

    @Override
    protected void layoutChildren() {
        view.relocate(0, 0);
        layoutInArea(sign, 0, 0, size, size, 0, HPos.CENTER, VPos.CENTER);
    }
}
