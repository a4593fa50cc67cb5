package belfry.desktop.shell;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableStringValue;
import javafx.beans.value.ObservableValue;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/**
 * Something a person can do: the palette lists it, its key runs it, and where it cannot be done it says why.
 *
 * @param id stable, dotted: {@code post.publish-now}
 * @param whyNot empty while it can be done; else one sentence that says why not
 */
public record Action(String id, String title, String category, @Nullable KeyBinding key,
        ObservableValue<String> whyNot, Runnable run) {
    private static final ObservableStringValue ALWAYS = new ReadOnlyStringWrapper("").getReadOnlyProperty();

    /** An action that is always offered, without a key. */
    public static Action of(String id, String title, String category, Runnable run) {
        return new Action(id, title, category, null, ALWAYS, run);
    }

    /** The same action on a key. */
    public Action on(KeyBinding binding) {
        return new Action(id, title, category, binding, whyNot, run);
    }

    /** The same action, refused with the reason while there is one. */
    public Action unless(ObservableValue<String> reason) {
        return new Action(id, title, category, key, reason, run);
    }

    /** The same action, refused with this reason while the condition does not hold. */
    public Action when(ObservableBooleanValue condition, String otherwise) {
        return unless(Bindings.createStringBinding(() -> condition.get() ? "" : otherwise, condition));
    }

    public boolean enabled() {
        return whyNot.getValue().isEmpty();
    }
}
