package belfry.desktop;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The JavaFX entry: makes the window and hands it to {@link Desktop}. */
public final class BelfryApp extends Application {
    private static final Logger LOG = LoggerFactory.getLogger(BelfryApp.class);

    private @Nullable Desktop desktop;

    @Override
    public void start(Stage stage) {
        var options = LaunchOptions.parse(getParameters().getRaw(), System.getenv(),
                Path.of(System.getProperty("user.home")));
        desktop = Desktop.onThisMachine(stage, options, getHostServices()::showDocument);
        desktop.start();
        tellFirstFrame();
    }

    private static void tellFirstFrame() {
        new AnimationTimer() {
            private int pulses;

            @Override
            public void handle(long now) {
                // The second pulse begins when the first has been drawn.
                if (++pulses == 2) {
                    stop();
                    ProcessHandle.current().info().startInstant().ifPresent(begin -> LOG.debug(
                            "First frame {} ms after the process began",
                            Duration.between(begin, Instant.now()).toMillis()));
                }
            }
        }.start();
    }

    @Override
    public void stop() {
        if (desktop != null) {
            desktop.close();
        }
    }
}
