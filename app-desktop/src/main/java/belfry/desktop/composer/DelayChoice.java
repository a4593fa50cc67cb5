package belfry.desktop.composer;

import belfry.core.problem.Spans;
import java.time.Duration;
import java.util.TreeSet;
import java.util.List;
import javafx.scene.control.ChoiceBox;
import javafx.util.StringConverter;

/** How long after the part before it a part goes out. */
final class DelayChoice extends ChoiceBox<Integer> {
    private static final List<Integer> USUAL = List.of(0, 60, 300, 900, 3600, 6 * 3600, 24 * 3600);

    DelayChoice(PartModel part) {
        setId("part-delay");
        setPrefWidth(120);
        getStyleClass().add("delay-choice");
        setAccessibleText("After the part before it");
        setConverter(new StringConverter<>() {
            @Override
            public String toString(Integer seconds) {
                return seconds == null || seconds == 0
                        ? "At once"
                        : "After " + Spans.words(Duration.ofSeconds(seconds));
            }

            @Override
            public Integer fromString(String words) {
                return 0;
            }
        });
        part.delayProperty().subscribe(seconds -> {
            var offered = new TreeSet<>(USUAL);
            offered.add(seconds.intValue());
            getItems().setAll(offered);
            setValue(seconds.intValue());
        });
        valueProperty().addListener((_, _, chosen) -> {
            if (chosen != null) {
                part.delayProperty().set(chosen);
            }
        });
    }
}
