package belfry.desktop.composer;

import atlantafx.base.theme.Styles;
import belfry.core.problem.Problem;
import belfry.core.wire.PartText;
import belfry.core.wire.PostMode;
import belfry.desktop.ui.ProblemCard;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Somebody else changed the post meanwhile: both texts side by side, and the choice between them. */
final class ConflictCard extends VBox {
    ConflictCard(Problem problem, ComposerModel model, Runnable drawn) {
        super(8);
        setId("conflict");
        var theirs = model.conflictProperty().get();
        var mine = new Button("Keep mine");
        mine.setId("conflict-mine");
        mine.getStyleClass().add(Styles.ACCENT);
        mine.setOnAction(_ -> {
            model.keepMine();
            drawn.run();
        });
        var take = new Button("Take theirs");
        take.setId("conflict-theirs");
        take.setOnAction(_ -> {
            model.takeTheirs();
            drawn.run();
        });
        getChildren().addAll(new ProblemCard(problem, mine, take),
                new HBox(8, column("Yours", model.draft(PostMode.DRAFT).parts()),
                        column("Theirs", theirs == null ? List.of() : theirs.parts())));
    }

    private static Node column(String title, List<PartText> parts) {
        var heading = new Label(title);
        heading.getStyleClass().add("form-label");
        var words = new Label(parts.stream().map(PartText::text).collect(Collectors.joining("\n\n")));
        words.setWrapText(true);
        var box = new VBox(4, heading, words);
        box.setPrefWidth(140);
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }
}
