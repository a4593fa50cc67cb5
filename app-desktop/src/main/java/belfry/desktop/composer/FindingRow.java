package belfry.desktop.composer;

import belfry.desktop.fx.Times;
import atlantafx.base.theme.Styles;
import belfry.core.wire.ChannelView;
import belfry.core.wire.FindingView;
import belfry.desktop.ui.Icons;
import belfry.desktop.ui.NetworkMark;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One finding: what is wrong and where, its cause on hover, and the buttons that mend it. */
final class FindingRow extends HBox {
    /** @param most mends that are offered */
    FindingRow(FindingView finding, Bench bench, int most) {
        super(8);
        var problem = Times.inWords(finding.problem(), bench.formats());
        getStyleClass().addAll("finding", Icons.styleClass(problem.severity()));
        var words = new Label(problem.summary());
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        words.setTooltip(new Tooltip(problem.cause() + "\n" + String.join("\n", problem.remedy())));
        var box = new VBox(6, words);
        HBox.setHgrow(box, Priority.ALWAYS);
        var mends = new FlowPane(6, 6);
        mends.setPrefWrapLength(most == 1 ? 240 : 640);
        bench.mends().of(finding).stream().limit(most).forEach(mend -> mends.getChildren().add(button(mend)));
        if (mends.getChildren().isEmpty()) {
            var remedy = new Label(problem.remedy().getFirst());
            remedy.setWrapText(true);
            remedy.getStyleClass().add("caption");
            box.getChildren().add(remedy);
        } else {
            box.getChildren().add(mends);
        }
        getChildren().addAll(sign(finding, bench), box);
    }

    private static javafx.scene.Node sign(FindingView finding, Bench bench) {
        var channel = finding.channelId();
        return channel == null
                ? Icons.of(finding.problem().severity())
                : bench.writing().channel(channel)
                        .map(ChannelView::network).<javafx.scene.Node>map(network -> new NetworkMark(network, "small"))
                        .orElseGet(() -> Icons.of(finding.problem().severity()));
    }

    private static Button button(Mend mend) {
        var button = new Button(mend.label());
        button.getStyleClass().addAll(Styles.SMALL, "mend");
        button.setOnAction(_ -> mend.run().run());
        return button;
    }
}
