package belfry.desktop.shell;

import belfry.desktop.ui.Appearance;
import belfry.desktop.ui.Drawer;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;

/** What can be done in every view. */
final class ShellActions {
    private static final String CONSOLE = "Console";

    private final Shell shell;
    private final Appearance appearance;
    private final Runnable switchWorkspace;

    ShellActions(Shell shell, Appearance appearance, Runnable switchWorkspace) {
        this.shell = shell;
        this.appearance = appearance;
        this.switchWorkspace = switchWorkspace;
    }

    void register() {
        var navigator = shell.navigator();
        var undo = shell.undo();
        shell.actions().add(
                Action.of("console.palette", "Command palette", CONSOLE, shell::openPalette).on(KeyBinding.PALETTE),
                Action.of("console.keys", "Keys of this view", CONSOLE, shell::openKeys).on(KeyBinding.KEYS),
                Action.of("console.back", "Back", CONSOLE, navigator::back).on(KeyBinding.BACK)
                        .when(navigator.canGoBackProperty(), "There is nothing to go back to"),
                Action.of("console.forward", "Forward", CONSOLE, navigator::forward).on(KeyBinding.FORWARD)
                        .when(navigator.canGoForwardProperty(), "There is nothing to go forward to"),
                Action.of("console.refresh", "Refresh", CONSOLE, shell::refresh).on(KeyBinding.REFRESH),
                Action.of("console.undo", "Undo", CONSOLE, undo::undo).on(KeyBinding.UNDO)
                        .when(undo.undoTitleProperty().isNotEmpty(), "There is nothing to undo"),
                Action.of("console.redo", "Redo", CONSOLE, undo::redo).on(KeyBinding.REDO)
                        .when(undo.redoTitleProperty().isNotEmpty(), "There is nothing to redo"),
                Action.of("console.switch", "Switch workspace or server", CONSOLE, switchWorkspace)
                        .on(KeyBinding.SWITCH_WORKSPACE),
                Action.of("console.theme", "Light or dark", CONSOLE, appearance::toggle).on(KeyBinding.TOGGLE_THEME),
                Action.of("console.close", "Close drawer or sheet", CONSOLE, shell::closeTop).on(KeyBinding.CLOSE),
                Action.of("console.filter", "Filter this view", CONSOLE, this::filter).on(KeyBinding.FILTER),
                Action.of("console.next-tab", "Next drawer tab", CONSOLE, () -> drawer(Drawer::nextTab))
                        .on(KeyBinding.NEXT_TAB),
                Action.of("console.previous-tab", "Previous drawer tab", CONSOLE, () -> drawer(Drawer::previousTab))
                        .on(KeyBinding.PREVIOUS_TAB));
    }

    private void filter() {
        var shown = shell.shown();
        if (shown != null) {
            shown.focusFilter();
        }
    }

    private void drawer(Consumer<Drawer> change) {
        var open = shell.drawer();
        if (open != null) {
            change.accept(open);
        }
    }

    /** The way to an area, known once the area has a screen. */
    static void registerArea(Shell shell, Area area) {
        shell.actions().add(Action.of("go." + area.name().toLowerCase(Locale.ROOT), "Go to " + area.title(), "Screens",
                () -> shell.navigator().go(area)).on(area.key()));
        if (area == Area.HEALTH) {
            var worst = shell.status().worstProperty();
            shell.actions().add(Action.of("console.worst", "Open the worst problem", CONSOLE, shell::openWorst)
                    .on(KeyBinding.WORST_INCIDENT).when(Bindings.createBooleanBinding(
                            () -> !worst.get().text().isEmpty(), worst), "No problem is open"));
        }
    }
}
