package belfry.desktop.ui;

import belfry.core.problem.Severity;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Icons of the console, all of one family; their colour comes from the style sheet. */
public final class Icons {
    private Icons() {}

    public static FontIcon of(Ikon ikon, String... styleClasses) {
        var icon = new FontIcon(ikon);
        icon.getStyleClass().addAll(styleClasses);
        return icon;
    }

    public static FontIcon of(Severity severity) {
        return of(switch (severity) {
            case INFO -> Feather.INFO;
            case WARNING -> Feather.ALERT_TRIANGLE;
            case ERROR -> Feather.ALERT_CIRCLE;
            case CRITICAL -> Feather.ALERT_OCTAGON;
        }, styleClass(severity));
    }

    /** Style class that colours by severity. */
    public static String styleClass(Severity severity) {
        return switch (severity) {
            case INFO -> "severity-info";
            case WARNING -> "severity-warning";
            case ERROR -> "severity-error";
            case CRITICAL -> "severity-critical";
        };
    }
}
