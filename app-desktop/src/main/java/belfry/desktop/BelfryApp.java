package belfry.desktop;

import java.nio.file.Path;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The JavaFX entry: makes the window and hands it to {@link Desktop}. */
public final class BelfryApp extends Application {
    private @Nullable Desktop desktop;

    @Override
    public void start(Stage stage) {
        var options = LaunchOptions.parse(getParameters().getRaw(), System.getenv(),
                Path.of(System.getProperty("user.home")));
        desktop = Desktop.onThisMachine(stage, options, getHostServices()::showDocument);
        desktop.start();
    }

    @Override
    public void stop() {
        if (desktop != null) {
            desktop.close();
        }
    }
}
