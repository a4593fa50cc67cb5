package belfry.desktop.composer;

import belfry.core.problem.Severity;
import belfry.core.wire.FindingView;
import belfry.core.wire.PostMode;
import belfry.desktop.ui.ProblemCard;
import java.util.function.Consumer;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Beside the text: why the last try was refused, everything that is to be mended, and the preview. */
final class Aside extends VBox {
    private final Bench bench;
    private final Consumer<PostMode> later;
    private final VBox refused = new VBox();
    private final VBox findings = new VBox(8);
    private final Label alone = new Label("Checked on this machine only: the server does not answer.");
    private @Nullable PostMode tried;

    /** @param later sends as soon as the server answers */
    Aside(Bench bench, PreviewPane preview, Consumer<PostMode> later) {
        super(16);
        this.bench = bench;
        this.later = later;
        getStyleClass().add("composer-aside");
        findings.setId("findings");
        alone.setId("checked-alone");
        alone.setWrapText(true);
        alone.getStyleClass().add("caption");
        alone.visibleProperty().bind(bench.model().checks().aloneProperty());
        alone.managedProperty().bind(alone.visibleProperty());
        getChildren().addAll(refused, findings, alone, preview);
        bench.model().checks().findings().addListener((ListChangeListener<FindingView>) _ -> drawFindings());
        bench.model().refusalProperty().subscribe(this::drawRefusal);
        drawFindings();
        drawRefusal();
    }

    void tried(PostMode mode) {
        tried = mode;
    }

    private void drawRefusal() {
        var model = bench.model();
        var problem = model.refusalProperty().get();
        refused.getChildren().clear();
        if (problem != null && model.conflictProperty().get() == null) {
            refused.getChildren().add(model.unreached() ? new ProblemCard(problem, later()) : new ProblemCard(problem));
        }
        refused.setManaged(!refused.getChildren().isEmpty());
    }

    private Button later() {
        var button = new Button("Send it when the server is back");
        button.setId("send-later");
        var mode = tried;
        button.setOnAction(_ -> {
            if (mode != null) {
                later.accept(mode);
            }
        });
        return button;
    }

    /** Errors before warnings; each also stands at its field. */
    private void drawFindings() {
        var all = bench.model().checks().findings().stream().sorted((one, other) -> other.problem().severity()
                .compareTo(one.problem().severity())).toList();
        var errors = all.stream().filter(finding -> finding.problem().severity().compareTo(Severity.ERROR) >= 0)
                .count();
        var title = new Label(errors == 0
                ? "Worth a look"
                : errors == 1
                        ? "1 thing to mend"
                        : errors
                                + " things to mend");
        title.getStyleClass().add("keys-group");
        findings.getChildren().setAll(title);
        all.forEach(finding -> findings.getChildren().add(new FindingRow(finding, bench, 1)));
        findings.setVisible(!all.isEmpty());
        findings.setManaged(!all.isEmpty());
    }
}
