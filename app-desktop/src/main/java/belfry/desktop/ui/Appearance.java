package belfry.desktop.ui;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** How the console looks on this machine: light, dark or as the system; with or without motion. */
public final class Appearance {
    private final ObjectProperty<Mode> mode = new SimpleObjectProperty<>(Mode.SYSTEM);
    private final BooleanProperty systemDark = new SimpleBooleanProperty();
    private final BooleanProperty reducedMotion = new SimpleBooleanProperty();
    private final BooleanProperty systemReducedMotion = new SimpleBooleanProperty();
    private final BooleanBinding dark = Bindings.createBooleanBinding(
            () -> mode.get() == Mode.DARK || (mode.get() == Mode.SYSTEM && systemDark.get()), mode, systemDark);
    private final BooleanBinding still = reducedMotion.or(systemReducedMotion);

    /** What a person chose. */
    public enum Mode {
        SYSTEM("As the system"), LIGHT("Light"), DARK("Dark");

        private final String title;

        Mode(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    public ObjectProperty<Mode> modeProperty() {
        return mode;
    }

    public BooleanProperty reducedMotionProperty() {
        return reducedMotion;
    }

    /** What the operating system says; kept by {@link Theme}. */
    BooleanProperty systemDarkProperty() {
        return systemDark;
    }

    BooleanProperty systemReducedMotionProperty() {
        return systemReducedMotion;
    }

    public BooleanBinding dark() {
        return dark;
    }

    /** Whether nothing may move, by the person's or the system's wish. */
    public BooleanBinding still() {
        return still;
    }

    /** From light to dark or back, whatever led to what is shown. */
    public void toggle() {
        mode.set(dark.get() ? Mode.LIGHT : Mode.DARK);
    }
}
