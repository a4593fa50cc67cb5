package belfry.desktop.calendar;

import belfry.desktop.fx.Background;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The small pictures of chips: asked for a few at a time, what was asked for last first, because that is what one looks
 * at; kept for as long as they are used. All on the JavaFX thread but the asking and the reading.
 */
final class ChipPictures {
    static final int KEPT = 400;
    static final int AT_ONCE = 4;
    static final int WAITING = 200;
    private static final Logger LOG = LoggerFactory.getLogger(ChipPictures.class);
    /** Twice as high as it is shown, for dense displays. */
    private static final double HEIGHT = 36;

    private final Fetch fetch;
    private final Background background;
    private final Map<UUID, ObjectProperty<@Nullable Image>> known = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, ObjectProperty<@Nullable Image>> eldest) {
            return size() > KEPT;
        }
    };
    private final Deque<UUID> waiting = new ArrayDeque<>();
    private int asking;

    /** Gets the small picture of a medium; blocks. */
    @FunctionalInterface
    interface Fetch {
        byte[] thumbnail(UUID medium) throws Exception;
    }

    ChipPictures(Fetch fetch, Background background) {
        this.fetch = fetch;
        this.background = background;
    }

    /** The picture, as soon as it is there; it stays null where there is none. */
    ReadOnlyObjectProperty<@Nullable Image> of(UUID medium) {
        var cached = known.get(medium);
        if (cached != null) {
            return cached;
        }
        var image = new SimpleObjectProperty<@Nullable Image>();
        known.put(medium, image);
        waiting.push(medium);
        if (waiting.size() > WAITING) {
            // Nobody looks at it any more; whoever does asks again.
            known.remove(waiting.removeLast());
        }
        next();
        return image;
    }

    private void next() {
        while (asking < AT_ONCE && !waiting.isEmpty()) {
            asking++;
            ask(waiting.pop());
        }
    }

    private void ask(UUID medium) {
        background.run("Loading a picture", () -> read(fetch.thumbnail(medium)), image -> {
            var wanted = known.get(medium);
            if (wanted != null) {
                wanted.set(image.isError() ? null : image);
            }
            answered();
        }, failure -> {
            LOG.debug("A thumbnail could not be loaded: {}", failure.getMessage());
            answered();
        });
    }

    private static Image read(byte[] bytes) {
        return new Image(new ByteArrayInputStream(bytes), 0, HEIGHT, true, true);
    }

    private void answered() {
        asking--;
        next();
    }
}
