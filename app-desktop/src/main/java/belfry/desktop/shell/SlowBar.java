package belfry.desktop.shell;

import atlantafx.base.theme.Styles;
import belfry.desktop.fx.Background;
import belfry.desktop.fx.Job;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What has been under way for more than a second, each with a way to stop it. */
final class SlowBar extends VBox {
    SlowBar(Background background) {
        setId("slow-bar");
        background.slow().addListener((ListChangeListener<Job>) change -> getChildren()
                .setAll(change.getList().stream().limit(3).map(SlowBar::line).toList()));
    }

    private static Node line(Job job) {
        var cancel = new Button("Cancel");
        cancel.getStyleClass().addAll(Styles.SMALL, Styles.FLAT);
        cancel.setOnAction(_ -> job.cancel());
        var line = new HBox(new ProgressBar(), new Label(job.title() + " …"), cancel);
        line.getStyleClass().add("slow-bar");
        return line;
    }
}
