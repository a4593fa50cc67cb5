package belfry.desktop.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/** Whatever is to be read stands out from what lies behind it by 4.5 to 1, in both themes. */
@ExtendWith(ApplicationExtension.class)
class PaletteViewTest {
    private static final double READABLE = 4.5;
    private static final List<String> STATES = List.of("draft", "in-review", "queued", "publishing", "published",
            "held",
            "missed", "unconfirmed", "failed", "cancelled");
    private static final List<String> GROUNDS = List.of("-color-bg-default", "-color-bg-subtle", "-chrome", "-weekend",
            "-hover", "-chosen");
    /** How far the words and the tint of a chip of another month stand back, as Chip.Dim has it. */
    private static final double DIM_WORDS = 0.76;
    private static final double DIM_FACE = 0.45;

    private final StackPane root = new StackPane();
    private final List<String> faint = new ArrayList<>();

    /** A colour and how much of it is seen. */
    private record Layer(String colour, double opacity) {
        static Layer of(String colour) {
            return new Layer(colour, 1);
        }
    }

    @Test
    void everyTextOfBothThemesCanBeRead(FxRobot robot) {
        for (var mode : List.of(Appearance.Mode.LIGHT, Appearance.Mode.DARK)) {
            robot.interact(() -> {
                var appearance = new Appearance();
                appearance.modeProperty().set(mode);
                new Theme(appearance).style(root.getScene() == null ? new Scene(root) : root.getScene());
                words(mode);
                states(mode);
                marks(mode);
            });
        }
        assertEquals(List.of(), faint);
    }

    private void words(Appearance.Mode mode) {
        for (var ground : GROUNDS) {
            check(mode, "-color-fg-default", ground);
            check(mode, "-color-fg-muted", ground);
        }
        check(mode, "-chosen-fg", "-chosen");
        check(mode, "-color-accent-fg", "-color-bg-default");
        check(mode, "-prompt", "-color-bg-default");
        check(mode, "-color-bg-default", "-color-fg-default");
        check(mode, "white", "-color-accent-emphasis");
        check(mode, mode == Appearance.Mode.DARK ? "#160405" : "white", "-state-failed");
    }

    private void states(Appearance.Mode mode) {
        for (var state : STATES) {
            var colour = "-state-" + state;
            var tint = colour + "-tint";
            Stream.of("-color-bg-default", "-color-bg-subtle", "-weekend", tint)
                    .forEach(ground -> check(mode, colour, ground));
            check(mode, "-color-fg-default", tint);
            check(mode, "-color-fg-muted", tint);
            check(mode, "-color-accent-fg", tint);
            for (var ground : List.of("-color-bg-default", "-weekend")) {
                check(mode, new Layer("-color-fg-default", DIM_WORDS), Layer.of(ground), new Layer(tint, DIM_FACE));
                check(mode, Layer.of(colour), Layer.of(ground), new Layer(tint, DIM_FACE));
            }
        }
    }

    private void marks(Appearance.Mode mode) {
        for (var network : List.of("bluesky", "mastodon", "telegram", "localfeed", "other")) {
            var mark = new NetworkMark(network);
            root.getChildren().setAll(mark);
            root.applyCss();
            var ground = (Color) mark.getBackground().getFills().getLast().getFill();
            judge(mode, "the mark of " + network, (Color) mark.getTextFill(), ground);
        }
    }

    private void check(Appearance.Mode mode, String ink, String ground) {
        check(mode, Layer.of(ink), Layer.of("-color-bg-default"), Layer.of(ground));
    }

    private void check(Appearance.Mode mode, Layer ink, Layer... grounds) {
        var behind = Color.BLACK;
        for (var ground : grounds) {
            behind = over(ground, behind);
        }
        judge(mode, ink + " on " + grounds[grounds.length - 1], over(ink, behind), behind);
    }

    private void judge(Appearance.Mode mode, String what, Color ink, Color ground) {
        var contrast = contrast(ink, ground);
        if (contrast < READABLE) {
            faint.add("%s: %s is %.2f".formatted(mode.name().toLowerCase(Locale.ROOT), what, contrast));
        }
    }

    private Color over(Layer layer, Color behind) {
        var probe = new Label("probe");
        probe.setStyle("-fx-text-fill: " + layer.colour());
        root.getChildren().setAll(probe);
        root.applyCss();
        var colour = (Color) probe.getTextFill();
        return behind.interpolate(Color.color(colour.getRed(), colour.getGreen(), colour.getBlue()),
                colour.getOpacity() * layer.opacity());
    }

    private static double contrast(Color one, Color other) {
        var a = luminance(one) + 0.05;
        var b = luminance(other) + 0.05;
        return Math.max(a, b) / Math.min(a, b);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed()) + 0.7152 * linear(colour.getGreen()) + 0.0722 * linear(
                colour.getBlue());
    }

    private static double linear(double part) {
        return part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
    }
}
