package belfry.desktop.composer;

import java.nio.file.Path;
import java.util.List;
import javafx.scene.Node;

/** Files dropped on a message: the headless platform of the tests knows no system drag and drop. */
public final class Drops {
    private Drops() {}

    public static void on(Node editor, List<Path> files) {
        ((PartEditor) editor).attach(files);
    }
}
