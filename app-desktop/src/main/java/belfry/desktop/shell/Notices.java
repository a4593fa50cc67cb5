package belfry.desktop.shell;

import belfry.core.problem.Problem;
import belfry.desktop.fx.Background;
import java.time.Duration;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Notices shown for some seconds, at most three at a time; callable from models, on the JavaFX thread. */
public final class Notices {
    private static final int SHOWN = 3;

    private final Background background;
    private final UndoHistory undo;
    private final ObservableList<Toast> toasts = FXCollections.observableArrayList();
    private final ObservableList<Toast> view = FXCollections.unmodifiableObservableList(toasts);

    public Notices(Background background, UndoHistory undo) {
        this.background = background;
        this.undo = undo;
    }

    public void say(String text) {
        show(Toast.of(text));
    }

    public void tell(Problem problem) {
        show(Toast.of(problem));
    }

    /** Remembers a step in the undo history and says so with a button that takes it back. */
    public void did(UndoHistory.Step step) {
        undo.did(step);
        show(Toast.offering(step.title(), "Undo", () -> undo.undo(step)));
    }

    public void show(Toast toast) {
        toasts.add(toast);
        if (toasts.size() > SHOWN) {
            toasts.removeFirst();
        }
        background.later(Duration.ofSeconds(toast.seconds()), () -> dismiss(toast));
    }

    public void dismiss(Toast toast) {
        toasts.removeIf(shown -> shown == toast);
    }

    public ObservableList<Toast> toasts() {
        return view;
    }
}
