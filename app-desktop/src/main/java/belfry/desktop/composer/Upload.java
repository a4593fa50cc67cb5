package belfry.desktop.composer;

import belfry.core.problem.Problem;
import java.nio.file.Path;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/**
 * A file on its way to the server.
 *
 * @param progress 0 to 1
 * @param refused why it did not arrive; null: it is under way
 */
record Upload(Path file, DoubleProperty progress, ObjectProperty<@Nullable Problem> refused) {
    static Upload of(Path file) {
        return new Upload(file, new SimpleDoubleProperty(), new SimpleObjectProperty<>());
    }

    String name() {
        return String.valueOf(file.getFileName());
    }
}
