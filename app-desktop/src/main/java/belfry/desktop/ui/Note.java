package belfry.desktop.ui;

import javafx.scene.Node;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/** A sentence that explains what it stands beside, muted and wrapped. */
public final class Note extends Label {
    public Note(String words) {
        this(words, null);
    }

    public Note(String words, @Nullable Node icon) {
        this(words, icon, "muted");
    }

    private Note(String words, @Nullable Node icon, String look) {
        super(words, icon);
        Prose.wrap(this);
        getStyleClass().add(look);
    }

    /** Smaller, for a field of a form. */
    public static Note help(String words) {
        return new Note(words, null, "form-help");
    }
}
