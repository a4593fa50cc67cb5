package belfry.desktop.process;

import atlantafx.base.theme.Styles;
import belfry.core.wire.ProbeResult;
import belfry.desktop.fx.Formats;
import belfry.desktop.fx.Times;
import belfry.desktop.ui.EmptyState;
import belfry.desktop.ui.Icons;
import belfry.desktop.ui.Lamp;
import belfry.desktop.ui.Note;
import belfry.desktop.ui.ProblemCard;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Examines the stack when asked, and says of each probe what it found and how it is mended. */
final class DoctorPane extends ScrollPane {
    private static final double NAMES = 160;

    private final ObservableList<ProbeResult> probes;
    private final Formats formats;
    private final VBox results = new VBox();

    DoctorPane(ObservableList<ProbeResult> probes, Formats formats, Runnable run) {
        this.probes = probes;
        this.formats = formats;
        var examine = new Button("Examine the stack", Icons.of(Feather.ACTIVITY));
        examine.setId("health-examine");
        examine.getStyleClass().add(Styles.ACCENT);
        examine.setOnAction(_ -> run.run());
        results.getStyleClass().add("probe-list");
        var page = new VBox(16, new HBox(examine), results);
        page.getStyleClass().add("health-body");
        page.setMaxWidth(960);
        setContent(page);
        setFitToWidth(true);
        getStyleClass().add("drawer-scroll");
        probes.addListener((ListChangeListener<ProbeResult>) _ -> show());
        show();
    }

    private void show() {
        if (probes.isEmpty()) {
            results.getChildren().setAll(new EmptyState(Feather.ACTIVITY, "Not examined yet",
                    "The doctor probes everything that Belfry stands on and names what is wrong with its mend."));
        } else {
            results.getChildren().setAll(probes.stream().map(this::probe).toList());
        }
    }

    private Node probe(ProbeResult probe) {
        var lamp = new Lamp(probe.state());
        lamp.setText(HealthWords.title(probe.probe()));
        lamp.getStyleClass().add("medium");
        lamp.setMinWidth(NAMES);
        lamp.setMaxWidth(NAMES);
        var summary = new Note(Times.inWords(probe.summary(), formats));
        summary.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(summary, Priority.ALWAYS);
        var row = new HBox(12, lamp, summary);
        row.setAlignment(Pos.BASELINE_LEFT);
        var box = new VBox(8, row);
        box.getStyleClass().add("probe");
        probe.problems().forEach(problem -> box.getChildren().add(new ProblemCard(Times.inWords(problem, formats))));
        return box;
    }
}
