package belfry.desktop.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import javafx.scene.text.Font;

/** The typeface that ships with the console, so that it looks the same everywhere: Inter with tabular digits. */
public final class Typeface {
    private static final List<String> FILES = List.of("BelfrySans-Regular.otf", "BelfrySans-Bold.otf",
            "BelfrySansMedium-Regular.otf");

    private Typeface() {}

    /** Makes the family {@code Belfry Sans} known to style sheets; call once, before the first window. */
    public static void load() {
        for (var file : FILES) {
            try (var stream = Typeface.class.getResourceAsStream("/belfry/desktop/fonts/" + file)) {
                Font.loadFont(Objects.requireNonNull(stream, file), 13);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
