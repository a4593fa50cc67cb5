package belfry.desktop.shell;

import belfry.desktop.fx.Background;
import belfry.desktop.ui.Confirm;
import belfry.desktop.ui.Drawer;
import javafx.scene.Node;

/** What the window offers to the screens in it; models take only what they need of it, never this. */
public interface Frame {
    Background background();

    Notices notices();

    UndoHistory undo();

    Navigator navigator();

    Actions actions();

    /** Opens details over the right third; the list below stays usable. Replaces what is open. */
    void open(Drawer drawer);

    void closeDrawer();

    /**
     * Lays a sheet over the window: the composer, a form. Esc closes it.
     *
     * @param closed runs when it is gone, whoever closed it
     */
    void openSheet(Node sheet, Runnable closed);

    void closeSheet();

    /** Asks once, with the consequences spelled out. */
    void confirm(Confirm confirm);
}
