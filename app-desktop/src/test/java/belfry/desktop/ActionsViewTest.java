package belfry.desktop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.workspace.Role;
import belfry.desktop.shell.Action;
import belfry.desktop.shell.Actions;
import belfry.desktop.shell.Area;
import belfry.desktop.shell.KeyBinding;
import belfry.desktop.shell.KeyScope;
import java.util.Map;
import java.util.Set;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.event.Event;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination.ModifierValue;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;

/** Walks the list of all actions. */
class ActionsViewTest extends OpenConsole {
    /** Typed as signs because they stand elsewhere on other keyboards. */
    private static final Map<KeyBinding, String> SIGNS = Map.of(KeyBinding.KEYS, "?", KeyBinding.FILTER, "/",
            KeyBinding.PREVIOUS_TAB, "[", KeyBinding.NEXT_TAB, "]");
    /** A file chooser needs a display; leaving the server ends the console that is looked at. */
    private static final Set<String> NOT_HERE = Set.of("composer.media", "settings.other-server");

    private final List<Throwable> thrown = new CopyOnWriteArrayList<>();
    private final List<String> ran = new ArrayList<>();

    private Actions actions() {
        return console.console().shell().actions();
    }

    private void go(Actions.Registered registered) {
        var owner = registered.owner();
        console.console().shell().navigator().go(owner == null ? Area.CALENDAR : owner);
    }

    @Test
    void everyKeyReachesItsActionWhereItIsValid() {
        console.open();
        var missed = new ArrayList<String>();
        for (var composing : List.of(false, true)) {
            if (composing) {
                console.robot().interact(console.console().composer()::write);
            }
            console.robot().interact(() -> {
                probeAll();
                actions().all().stream().filter(known -> key(known) != null
                        && (key(known).scope() == KeyScope.COMPOSER) == composing)
                        .forEach(known -> press(known, missed));
            });
        }
        assertEquals(List.of(), missed);
        assertTrue(ran.size() > 40, "most actions have a key: " + ran.size());
    }

    @SuppressWarnings("NullAway")
    private static KeyBinding key(Actions.Registered registered) {
        return registered.action().key();
    }

    /** Puts in place of each action one that only notes that it ran. */
    private void probeAll() {
        for (var known : List.copyOf(actions().all())) {
            var action = known.action();
            actions().add(known.owner(), List.of(new Action(action.id(), action.title(), action.category(),
                    action.key(), new ReadOnlyStringWrapper(""), () -> ran.add(action.id()))));
        }
    }

    private void press(Actions.Registered registered, List<String> missed) {
        if (key(registered).scope() != KeyScope.COMPOSER) {
            go(registered);
        }
        var root = console.console().shell().root();
        var sign = SIGNS.get(key(registered));
        Event.fireEvent(root, sign == null
                ? pressed((KeyCodeCombination) key(registered).combination())
                : new KeyEvent(KeyEvent.KEY_TYPED, sign, sign, KeyCode.UNDEFINED, false, false, false, false));
        var id = registered.action().id();
        if (ran.isEmpty() || !ran.getLast().equals(id)) {
            missed.add(id + " by " + key(registered).display());
        }
    }

    private static KeyEvent pressed(KeyCodeCombination keys) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", keys.getCode(), keys.getShift() == ModifierValue.DOWN,
                keys.getShortcut() == ModifierValue.DOWN, keys.getAlt() == ModifierValue.DOWN, false);
    }

    @Test
    void everyActionRunsOrSaysWhyItIsNotOffered() {
        console.open();
        var silent = new ArrayList<String>();
        console.robot().interact(() -> Thread.currentThread()
                .setUncaughtExceptionHandler((_, failure) -> thrown.add(failure)));
        for (var known : List.copyOf(actions().all())) {
            if (!NOT_HERE.contains(known.action().id())) {
                console.robot().interact(() -> runOrRead(known, silent));
                console.robot().interact(this::closeEverything);
            }
        }
        assertEquals(List.of(), silent);
        assertEquals(List.of(), thrown);
    }

    private void runOrRead(Actions.Registered registered, List<String> silent) {
        go(registered);
        try {
            if (registered.action().enabled()) {
                registered.action().run().run();
            } else if (registered.action().whyNot().getValue().length() < 10) {
                silent.add(registered.action().id());
            }
        } catch (RuntimeException e) {
            thrown.add(new AssertionError(registered.action().id(), e));
        }
    }

    private void closeEverything() {
        console.console().shell().closeSheet();
        console.console().shell().closeSheet();
        console.console().shell().closeDrawer();
    }

    @Test
    void aRoleWithoutTheRightReadsWhyInsteadOfBeingRefused() {
        var now = fake.workspace;
        fake.workspace = new belfry.core.wire.WorkspaceView(now.id(), now.name(), now.zone(), now.lateWindowMinutes(),
                Role.ANALYST, now.version());
        console.open();

        for (var id : List.of("composer.new", "channel.connect", "settings.new-key", "settings.add-member")) {
            var why = actions().find(id).orElseThrow().whyNot().getValue();
            assertEquals("Your role here (analyst) may not do this; ask an admin of Bakery Berlin", why, id);
        }
        console.act("go.settings");
        console.act("settings.members");
        Await.until("told", () -> console
                .label("Your role here (analyst) may not do this; ask an admin of Bakery Berlin"));
    }
}
