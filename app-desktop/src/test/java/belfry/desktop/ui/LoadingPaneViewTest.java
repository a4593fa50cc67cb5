package belfry.desktop.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import belfry.core.problem.Problem;
import belfry.desktop.fx.Loading;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/** The place of what is loaded, in each of its states. */
@ExtendWith(ApplicationExtension.class)
class LoadingPaneViewTest {
    private static final Loading AWAY = new Loading.Failed(Problem.error("server-away", "The server does not answer",
            "It may not be running", "Start it"));

    private final AtomicInteger asked = new AtomicInteger();

    @Test
    void barsGiveWayToWhatHasComeAndAProblemOffersToTryAgain(FxRobot robot) {
        var rows = new Label("Rows");
        robot.interact(() -> {
            var pane = new LoadingPane(4, asked::incrementAndGet);
            pane.show(new Loading.First(), () -> rows);
            assertInstanceOf(Skeleton.class, only(pane));

            pane.show(AWAY, () -> rows);
            again((ProblemCard) only(pane)).fire();
            assertEquals(1, asked.get());

            pane.show(new Loading.Done(), () -> rows);
            assertSame(rows, only(pane));
        });
    }

    private static Node only(Pane pane) {
        assertEquals(1, pane.getChildren().size());
        return pane.getChildren().getFirst();
    }

    private static Button again(ProblemCard card) {
        return (Button) ((Pane) card.getChildren().getLast()).getChildren().getFirst();
    }
}
