package belfry.desktop.shell;

import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** Turns key presses into actions of the view one is in. */
final class KeyMap {
    /** These must not be taken from a text field, which has its own meaning for them. */
    private static final Set<KeyBinding> AFTER_FIELDS = EnumSet.of(KeyBinding.UNDO, KeyBinding.REDO, KeyBinding.BACK,
            KeyBinding.FORWARD, KeyBinding.MARK_ALL, KeyBinding.CLOSE);
    /** Signs that stand elsewhere on other keyboards are recognised by what they type. */
    private static final Map<String, KeyBinding> BY_SIGN = Map.of("?", KeyBinding.KEYS, "/", KeyBinding.FILTER, "[",
            KeyBinding.PREVIOUS_TAB, "]", KeyBinding.NEXT_TAB);

    private final Actions actions;
    private final Supplier<Area> area;
    private final Supplier<Set<KeyScope>> scopes;
    private final Notices notices;

    KeyMap(Actions actions, Supplier<Area> area, Supplier<Set<KeyScope>> scopes, Notices notices) {
        this.actions = actions;
        this.area = area;
        this.scopes = scopes;
        this.notices = notices;
    }

    /** Before the focused control sees it: only keys that no control has a meaning for. */
    void before(KeyEvent event) {
        find(event, target(event)).filter(action -> action.key() != null && !action.key().plain()
                && !AFTER_FIELDS.contains(action.key())).ifPresent(action -> run(action, event));
    }

    /** What the focused control left over. */
    void after(KeyEvent event) {
        find(event, target(event))
                .filter(action -> action.key() != null && !BY_SIGN.containsValue(action.key()))
                .ifPresent(action -> run(action, event));
    }

    private static @Nullable Node target(KeyEvent event) {
        return event.getTarget() instanceof Node node ? node : null;
    }

    /** A sign was typed outside a text field. */
    void typed(KeyEvent event) {
        var binding = BY_SIGN.get(event.getCharacter());
        if (binding != null && !(event.getTarget() instanceof TextInputControl)) {
            actionOn(binding).ifPresent(action -> run(action, event));
        }
    }

    private Optional<Action> find(KeyEvent event, @Nullable Node target) {
        for (var action : actions.in(area.get())) {
            var key = action.key();
            if (key != null && scopes.get().contains(key.scope()) && key.matches(event)
                    && !(target instanceof TextInputControl && (key.plain() || key.scope() == KeyScope.CALENDAR))) {
                return Optional.of(action);
            }
        }
        return Optional.empty();
    }

    private Optional<Action> actionOn(KeyBinding binding) {
        return scopes.get().contains(binding.scope())
                ? actions.in(area.get()).stream().filter(action -> action.key() == binding).findFirst()
                : Optional.empty();
    }

    private void run(Action action, KeyEvent event) {
        event.consume();
        if (action.enabled()) {
            action.run().run();
        } else {
            notices.say(action.whyNot().getValue());
        }
    }
}
