package belfry.desktop.post;

import javafx.event.EventHandler;
import javafx.scene.input.KeyEvent;

/** Keys that the table itself would take for something else: they mark, open and jump here. */
final class PostTableKeys implements EventHandler<KeyEvent> {
    private final PostTable table;
    private final PostsModel model;
    private final Runnable open;

    PostTableKeys(PostTable table, PostsModel model, Runnable open) {
        this.table = table;
        this.model = model;
        this.open = open;
    }

    @Override
    public void handle(KeyEvent event) {
        if (handled(event)) {
            event.consume();
        }
    }

    private boolean handled(KeyEvent event) {
        return switch (event.getCode()) {
            case SPACE -> mark(event.isShiftDown());
            case A -> event.isShortcutDown() && all();
            case ENTER -> !event.isShortcutDown() && opened();
            case END -> toEnd();
            case J -> !event.isShortcutDown() && step(1);
            case K -> !event.isShortcutDown() && step(-1);
            default -> false;
        };
    }

    private boolean mark(boolean range) {
        table.mark(range);
        return true;
    }

    private boolean all() {
        model.marks().all();
        return true;
    }

    private boolean opened() {
        open.run();
        return true;
    }

    /** Loads what is below first; the last row is shown as far as one has got. */
    private boolean toEnd() {
        model.all();
        return false;
    }

    private boolean step(int by) {
        var to = Math.clamp(table.getSelectionModel().getSelectedIndex() + by, 0,
                Math.max(0, table.getItems().size() - 1));
        table.getSelectionModel().clearAndSelect(to);
        table.scrollTo(Math.max(0, to - 4));
        return true;
    }
}
