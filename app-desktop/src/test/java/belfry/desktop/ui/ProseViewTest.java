package belfry.desktop.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import javafx.geometry.NodeOrientation;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

@ExtendWith(ApplicationExtension.class)
class ProseViewTest {
    private static final List<String> SCRIPTS = List.of("שלום לכולם בוקר טוב ".repeat(40),
            "خبز طازج كل صباح ".repeat(40),
            "خبز".repeat(200), "Bread שלום and لا أحد 👨‍👩‍👧‍👦 ".repeat(60), "👨‍👩‍👧‍👦".repeat(90));

    @Test
    void everyScriptIsBrokenIntoLinesWithoutFailing(FxRobot robot) {
        for (var text : SCRIPTS) {
            robot.interact(() -> {
                var prose = new Prose(text);
                new Scene(new StackPane(prose), 240, 400);
                prose.applyCss();
                assertTrue(prose.prefHeight(240) > 0, "laid out");
            });
        }
    }

    @Test
    void aLabelIsNotWrappedWhereThatWouldFail(FxRobot robot) {
        robot.interact(() -> {
            var label = new Label("Bread for everybody");
            Prose.wrap(label);
            assertTrue(label.isWrapText());
            label.setText(SCRIPTS.getFirst());
            assertFalse(label.isWrapText());
            new Scene(new StackPane(label), 240, 400);
            label.applyCss();
            assertTrue(label.prefHeight(240) > 0);
        });
    }

    @Test
    void aTextIsReadAsItsFirstLetterIs() {
        assertEquals(NodeOrientation.RIGHT_TO_LEFT, Prose.direction("123 שלום bread"));
        assertEquals(NodeOrientation.LEFT_TO_RIGHT, Prose.direction("Bread שלום"));
        assertEquals(NodeOrientation.LEFT_TO_RIGHT, Prose.direction(""));
    }

    @Test
    void addressesStandOutAndNothingOfTheTextIsLost(FxRobot robot) {
        robot.interact(() -> {
            for (var text : List.of("See https://bakery.example/x #bread",
                    "خبز https://bakery.example @anna خبز طازج")) {
                var prose = new Prose(text);
                var pieces = prose.getChildren().stream().map(Text.class::cast).map(Text::getText).toList();
                assertEquals(text, String.join("", pieces));
            }
            assertTrue(new Prose("a".repeat(5000)).getChildren().size() < 5);
        });
    }
}
