package belfry.desktop;

import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;

/** Entry of {@code belfry console}; apart from {@link BelfryApp} because JavaFX refuses to start from the class path otherwise. */
public final class Launcher {
    private static final int WRONG_USE = 2;

    private Launcher() {}

    public static void main(String[] arguments) {
        try {
            LaunchOptions.parse(List.of(arguments), System.getenv(), Path.of(System.getProperty("user.home")));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(WRONG_USE);
        }
        Application.launch(BelfryApp.class, arguments);
    }
}
