package belfry.desktop.ui;

import java.util.Locale;
import javafx.scene.control.Label;

/** The sign of a network: its first letter on its colour; a class {@code small} or {@code tiny} makes it fit chips. */
public final class NetworkMark extends Label {
    public NetworkMark(String network, String... sizes) {
        getStyleClass().addAll("network-mark", "network-" + network.toLowerCase(Locale.ROOT));
        getStyleClass().addAll(sizes);
        setText(letter(network));
        setAccessibleText(network);
    }

    private static String letter(String network) {
        return switch (network) {
            case "localfeed" -> "F";
            case "" -> "?";
            default -> network.substring(0, 1).toUpperCase(Locale.ROOT);
        };
    }
}
