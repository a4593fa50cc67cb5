package belfry.desktop.ui;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.scene.Scene;

/** Puts the style sheets of the appearance on a scene, and changes them when it changes. */
public final class Theme {
    private static final String COMMON = sheet("belfry.css");
    private static final String LIGHT = sheet("light.css");
    private static final String DARK = sheet("dark.css");

    private final Appearance appearance;

    public Theme(Appearance appearance) {
        this.appearance = appearance;
    }

    /** Follows light and dark and reduced motion of the operating system; once, on the JavaFX thread. */
    public void followSystem() {
        var system = Platform.getPreferences();
        system.colorSchemeProperty()
                .subscribe(scheme -> appearance.systemDarkProperty().set(scheme == ColorScheme.DARK));
        system.reducedMotionProperty().subscribe(still -> appearance.systemReducedMotionProperty().set(still));
    }

    public void style(Scene scene) {
        appearance.dark().subscribe(dark -> apply(scene, dark));
    }

    private static void apply(Scene scene, boolean dark) {
        Application.setUserAgentStylesheet(
                dark ? new PrimerDark().getUserAgentStylesheet() : new PrimerLight().getUserAgentStylesheet());
        scene.getStylesheets().setAll(dark ? DARK : LIGHT, COMMON);
        scene.getRoot().getStyleClass().removeAll("dark", "light");
        scene.getRoot().getStyleClass().add(dark ? "dark" : "light");
    }

    private static String sheet(String name) {
        return Objects.requireNonNull(Theme.class.getResource("/belfry/desktop/" + name), name).toExternalForm();
    }
}
