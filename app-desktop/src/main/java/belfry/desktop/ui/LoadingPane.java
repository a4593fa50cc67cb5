package belfry.desktop.ui;

import belfry.core.problem.Problem;
import belfry.desktop.fx.Loading;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.StackPane;

/** The place of what is loaded: grey bars until it comes, the problem when it does not, else what there is. */
public final class LoadingPane extends StackPane {
    private final int bars;
    private final Runnable load;

    /** @param load asks for it once more */
    public LoadingPane(int bars, Runnable load) {
        this.bars = bars;
        this.load = load;
    }

    /** @param loaded what to show once it has come */
    public void show(Loading loading, Supplier<? extends Node> loaded) {
        Node wanted = switch (loading) {
            case Loading.First _ -> new Skeleton(bars);
            case Loading.Failed(var problem) -> failed(problem, load);
            case Loading.Done _ -> loaded.get();
        };
        if (getChildren().isEmpty() || getChildren().getFirst() != wanted) {
            getChildren().setAll(wanted);
        }
    }

    /** A problem in the place of an entire screen, with a button that tries again. */
    public static ProblemCard failed(Problem problem, Runnable load) {
        var again = new Button("Try again");
        again.setOnAction(_ -> load.run());
        var card = new ProblemCard(problem, again);
        card.setMaxSize(560, USE_PREF_SIZE);
        return card;
    }
}
