package belfry.desktop.shell;

import java.util.List;
import javafx.scene.Node;

/**
 * One area of the console. Its constructor is cheap; {@link #node()} builds on the first call and answers the same node
 * ever after, so that scroll, selection and filter are kept when one comes back.
 */
public interface Screen {
    Area area();

    Node node();

    /** It becomes visible: load, subscribe to events. */
    default void shown() {}

    /** It is covered by another screen: close subscriptions; keep what is shown. */
    default void hidden() {}

    /** Something of it was asked for by a link: a post's id, an incident's id. The screen is shown already. */
    default void open(String target) {}

    /** Fetch anew what is shown. */
    default void refresh() {}

    /** Puts the focus into the filter line, where there is one. */
    default void focusFilter() {}

    /** What can be done here; known to the palette from the start, also while the screen is not shown. */
    default List<Action> actions() {
        return List.of();
    }

    /** Where its keys are valid. */
    default KeyScope keys() {
        return KeyScope.valueOf(area().name());
    }
}
