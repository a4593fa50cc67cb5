package belfry.desktop.settings;

import atlantafx.base.controls.ToggleSwitch;
import belfry.desktop.ui.Appearance;
import java.util.Locale;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import atlantafx.base.theme.Styles;

/** Light, dark or as the system; motion. */
final class AppearancePage extends Page {
    AppearancePage(Appearance appearance) {
        super("Appearance", "For this machine only.");
        var group = new ToggleGroup();
        var modes = new HBox();
        for (var mode : Appearance.Mode.values()) {
            var button = new ToggleButton(mode.title());
            button.setId("mode-" + mode.name().toLowerCase(Locale.ROOT));
            button.setToggleGroup(group);
            button.setUserData(mode);
            button.getStyleClass().add(mode == Appearance.Mode.SYSTEM
                    ? Styles.LEFT_PILL
                    : mode == Appearance.Mode.DARK ? Styles.RIGHT_PILL : Styles.CENTER_PILL);
            button.setOnAction(_ -> {
                button.setSelected(true);
                appearance.modeProperty().set(mode);
            });
            modes.getChildren().add(button);
        }
        appearance.modeProperty().subscribe(mode -> group.getToggles().stream()
                .filter(toggle -> toggle.getUserData() == mode).forEach(group::selectToggle));
        var still = new ToggleSwitch();
        still.setId("reduced-motion");
        still.selectedProperty().bindBidirectional(appearance.reducedMotionProperty());
        getChildren().add(group(line("Theme", "Light or dark; by default as the operating system is set.", modes),
                line("Reduced motion", "Nothing slides or fades. Also when the operating system asks for it.",
                        still)));
    }
}
