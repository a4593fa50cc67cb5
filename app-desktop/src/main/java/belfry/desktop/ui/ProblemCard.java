package belfry.desktop.ui;

import atlantafx.base.theme.Styles;
import belfry.core.problem.Problem;
import java.util.List;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** A problem told to the person who mends it: what, why, what to do next, and the buttons that do it. */
public final class ProblemCard extends VBox {
    public ProblemCard(Problem problem, Button... buttons) {
        this(problem, List.of(head(problem, problem.summary(), "problem-summary"), cause(problem)), buttons);
    }

    /** For a drawer that has the problem's summary as its title. */
    public static ProblemCard underItsTitle(Problem problem, Button... buttons) {
        return new ProblemCard(problem, List.of(head(problem, problem.cause(), "problem-cause")), buttons);
    }

    private ProblemCard(Problem problem, List<Node> told, Button... buttons) {
        getStyleClass().addAll("problem-card", Icons.styleClass(problem.severity()));
        getChildren().addAll(told);
        getChildren().add(remedies(problem.remedy()));
        if (!problem.evidence().isEmpty()) {
            getChildren().add(evidence(problem.evidence()));
        }
        if (buttons.length > 0) {
            var row = new FlowPane(8, 8, buttons);
            row.getStyleClass().add("problem-buttons");
            getChildren().add(row);
        }
    }

    private static Node head(Problem problem, String words, String styleClass) {
        var summary = wrapped(words, styleClass);
        HBox.setHgrow(summary, Priority.ALWAYS);
        var copy = new Button("", Icons.of(Feather.COPY));
        copy.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        copy.setAccessibleText("Copy report");
        copy.setTooltip(new Tooltip("Copy report"));
        copy.setOnAction(_ -> copy(problem));
        var head = new HBox(8, Icons.of(problem.severity()), summary, copy);
        head.setAlignment(Pos.TOP_LEFT);
        head.getStyleClass().add("problem-head");
        return head;
    }

    private static Node cause(Problem problem) {
        return wrapped(problem.cause(), "problem-cause");
    }

    private static Node remedies(List<String> remedy) {
        var grid = new GridPane(8, 4);
        grid.getStyleClass().add("problem-remedies");
        for (int i = 0; i < remedy.size(); i++) {
            var mark = new Label(remedy.size() == 1 ? "→" : (i + 1) + ".");
            mark.getStyleClass().add("problem-step");
            mark.setMinWidth(Region.USE_PREF_SIZE);
            var text = wrapped(remedy.get(i), "problem-remedy");
            GridPane.setHgrow(text, Priority.ALWAYS);
            GridPane.setValignment(mark, VPos.TOP);
            grid.addRow(i, mark, text);
        }
        return grid;
    }

    private static Node evidence(List<String> lines) {
        var text = wrapped(String.join("\n", lines), "problem-evidence");
        text.setVisible(false);
        text.setManaged(false);
        var link = new Hyperlink("What was seen");
        link.setOnAction(_ -> {
            text.setVisible(!text.isVisible());
            text.setManaged(text.isVisible());
            link.setText(text.isVisible() ? "Hide what was seen" : "What was seen");
        });
        return new VBox(link, text);
    }

    private static Label wrapped(String text, String styleClass) {
        var label = new Label(text);
        Prose.wrap(label);
        label.setMinHeight(Region.USE_PREF_SIZE);
        label.setMaxWidth(Double.MAX_VALUE);
        label.getStyleClass().add(styleClass);
        return label;
    }

    private static void copy(Problem problem) {
        var content = new ClipboardContent();
        content.putString(report(problem));
        Clipboard.getSystemClipboard().setContent(content);
    }

    /** The problem as text to hand to somebody else; holds no secrets because problems hold none. */
    static String report(Problem problem) {
        var text = new StringBuilder("[" + problem.code() + "] " + problem.summary() + "\n" + problem.cause() + "\n");
        problem.remedy().forEach(step -> text.append("- ").append(step).append('\n'));
        problem.evidence().forEach(line -> text.append("  ").append(line).append('\n'));
        return text.toString();
    }
}
