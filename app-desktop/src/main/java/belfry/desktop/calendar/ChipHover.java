package belfry.desktop.calendar;

import belfry.core.wire.PostView;
import belfry.desktop.ui.StateLook;
import javafx.event.EventHandler;
import javafx.scene.Cursor;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** What happens when the pointer rests on a chip: it lifts, and its state is told in words, with why it is fixed. */
final class ChipHover {
    private static final int WORDS = 200;

    private final Region host;
    private final DragSurface surface;
    private final MovePlanner planner;
    private final Tooltip tip = new Tooltip();
    private @Nullable Chip hovered;

    ChipHover(Region host, DragSurface surface, MovePlanner planner) {
        this.host = host;
        this.surface = surface;
        this.planner = planner;
        tip.setWrapText(true);
        tip.setMaxWidth(360);
        // Esc is for what lies open, not for the words at the pointer; any key takes those away.
        tip.setHideOnEscape(false);
        EventHandler<KeyEvent> away = _ -> tip.hide();
        host.sceneProperty().addListener((_, old, fresh) -> {
            if (old != null) {
                old.removeEventFilter(KeyEvent.KEY_PRESSED, away);
            }
            if (fresh != null) {
                fresh.addEventFilter(KeyEvent.KEY_PRESSED, away);
            }
        });
        host.addEventHandler(MouseEvent.MOUSE_MOVED, event -> over(surface.chipAt(event.getSceneX(),
                event.getSceneY())));
        host.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> over(null));
    }

    private void over(@Nullable Chip chip) {
        var before = hovered;
        if (chip == before) {
            return;
        }
        if (before != null) {
            before.hover(false);
            Tooltip.uninstall(host, tip);
            tip.hide();
        }
        hovered = chip;
        var post = chip == null ? null : chip.post();
        host.setCursor(post == null ? null : planner.whyNot(post).isEmpty() ? Cursor.OPEN_HAND : Cursor.HAND);
        if (chip != null && post != null) {
            chip.hover(true);
            tip.setText(words(post));
            Tooltip.install(host, tip);
        }
    }

    private String words(PostView post) {
        var look = StateLook.of(post.state());
        var text = post.excerpt().length() > WORDS ? post.excerpt().substring(0, WORDS) + "…" : post.excerpt();
        var why = planner.whyNot(post);
        return look.word() + " – " + look.meaning() + (text.isBlank() ? "" : "\n" + text)
                + (why.isEmpty() ? "" : "\nCannot be moved: " + why);
    }
}
