package belfry.desktop.shell;

import java.util.ArrayDeque;
import java.util.Deque;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** What was done and can be taken back, newest first. Steps start their work and return at once. */
public final class UndoHistory {
    private static final int MEMORY = 50;

    private final Deque<Step> done = new ArrayDeque<>();
    private final Deque<Step> undone = new ArrayDeque<>();
    private final ReadOnlyStringWrapper undoTitle = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper redoTitle = new ReadOnlyStringWrapper("");

    /**
     * Something that was done.
     *
     * @param title in the past tense: {@code Moved "Welcome" to Tuesday}
     */
    public record Step(String title, Runnable undo, Runnable redo) {}

    /** Remembers a step that has just been done. */
    public void did(Step step) {
        done.push(step);
        if (done.size() > MEMORY) {
            done.removeLast();
        }
        undone.clear();
        tell();
    }

    public void undo() {
        if (!done.isEmpty()) {
            var step = done.pop();
            undone.push(step);
            tell();
            step.undo().run();
        }
    }

    /** Takes back this step, wherever it stands; nothing when it was taken back already. */
    public void undo(Step step) {
        if (done.remove(step)) {
            undone.push(step);
            tell();
            step.undo().run();
        }
    }

    public void redo() {
        if (!undone.isEmpty()) {
            var step = undone.pop();
            done.push(step);
            tell();
            step.redo().run();
        }
    }

    /** A step can no longer be taken back or done again: the post is out. */
    public void forget(Step step) {
        done.remove(step);
        undone.remove(step);
        tell();
    }

    private void tell() {
        undoTitle.set(done.isEmpty() ? "" : done.getFirst().title());
        redoTitle.set(undone.isEmpty() ? "" : undone.getFirst().title());
    }

    /** What undo would take back; empty: nothing. */
    public ReadOnlyStringProperty undoTitleProperty() {
        return undoTitle.getReadOnlyProperty();
    }

    public ReadOnlyStringProperty redoTitleProperty() {
        return redoTitle.getReadOnlyProperty();
    }
}
