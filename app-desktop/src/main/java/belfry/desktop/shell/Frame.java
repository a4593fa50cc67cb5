package belfry.desktop.shell;

import belfry.desktop.fx.Background;
import belfry.desktop.ui.Appearance;
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

    Appearance appearance();

    /** Opens details over the right third; the list below stays usable. Replaces what is open. */
    void open(Drawer drawer);

    void closeDrawer();

    /**
     * Lays a sheet over the window: the composer, a form. Esc closes it. Sheets pile up; the focus goes back where it
     * was. A region without a maximal height is kept to the height it needs.
     *
     * @param closed runs when it is gone, whoever closed it
     */
    void openSheet(Node sheet, Runnable closed);

    /** Closes the topmost sheet. */
    void closeSheet();

    /** Asks once, with the consequences spelled out. */
    void confirm(Confirm confirm);
}
