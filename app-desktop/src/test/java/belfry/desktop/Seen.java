package belfry.desktop;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import org.testfx.api.FxRobot;

/** What a person sees on the screen. */
final class Seen {
    private Seen() {}

    /** Every word within a node. */
    static String said(Node node) {
        var words = new StringBuilder();
        if (node instanceof Labeled labeled && labeled.getText() != null) {
            words.append(labeled.getText()).append('\n');
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> words.append(said(child)));
        }
        return words.toString();
    }

    static void shown(FxRobot robot, String query) {
        Await.until(query + " is shown", () -> robot.lookup(query).queryAll().stream().anyMatch(Node::isVisible));
    }

    static String text(FxRobot robot, String query) {
        return robot.lookup(query).<Node>tryQuery().map(node -> node instanceof Labeled labeled
                ? labeled.getText()
                : node instanceof TextInputControl input ? input.getText() : "").orElse("");
    }
}
