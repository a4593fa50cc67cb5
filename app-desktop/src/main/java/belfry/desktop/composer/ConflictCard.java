package belfry.desktop.composer;

import atlantafx.base.theme.Styles;
import belfry.core.problem.Problem;
import belfry.core.wire.ChannelView;
import belfry.core.wire.PartText;
import belfry.core.wire.PostDraft;
import belfry.core.wire.PostMode;
import belfry.core.wire.PostView;
import belfry.desktop.ui.ProblemCard;
import belfry.desktop.ui.Prose;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Somebody else changed the post meanwhile: both side by side, what differs marked, and the choices. */
final class ConflictCard extends VBox {
    private final Bench bench;

    ConflictCard(Problem problem, PostView theirs, Bench bench) {
        super(16);
        this.bench = bench;
        setId("conflict");
        var model = bench.model();
        var mine = button("conflict-mine", "Keep mine", model::keepMine);
        mine.getStyleClass().add(Styles.ACCENT);
        var take = button("conflict-theirs", "Take theirs", () -> model.takeTheirs(UUID.randomUUID()));
        var both = button("conflict-both", "Keep both: mine as a new post",
                () -> model.keepBoth(UUID.randomUUID()));
        var draft = model.draft(PostMode.DRAFT);
        var columns = new HBox(16, column("Yours", parts(draft.parts()), when(draft.dueAt()), channels(draft),
                theirs, draft),
                column("Theirs", parts(theirs.parts()), when(theirs.dueAt()), channels(theirs),
                        theirs, draft));
        var scroll = new ScrollPane(columns);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("drawer-scroll");
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(new ProblemCard(problem, mine, take, both), scroll);
    }

    private static Button button(String id, String words, Runnable run) {
        var button = new Button(words);
        button.setId(id);
        button.setOnAction(_ -> run.run());
        return button;
    }

    private static String parts(List<PartText> parts) {
        return parts.stream().map(PartText::text).collect(Collectors.joining("\n\n"));
    }

    private String when(@Nullable Instant at) {
        return at == null ? "No time" : bench.formats().moment(at);
    }

    private String channels(PostDraft draft) {
        return draft.deliveries().stream().map(delivery -> bench.writing().channel(delivery.channelId())
                .map(ChannelView::name).orElse("A channel that is gone")).sorted().collect(Collectors.joining(", "));
    }

    private static String channels(PostView post) {
        return post.deliveries().stream().map(delivery -> delivery.channelName()).sorted()
                .collect(Collectors.joining(", "));
    }

    private Node column(String title, String words, String when, String channels, PostView theirs, PostDraft mine) {
        var heading = new Label(title);
        heading.getStyleClass().add("heading");
        var box = new VBox(8, heading,
                fact("Text", words, !parts(mine.parts()).equals(parts(theirs.parts()))),
                fact("Time", when, !Objects.equals(mine.dueAt(), theirs.dueAt())),
                fact("Channels", channels, !channels(mine).equals(channels(theirs))));
        box.getStyleClass().add("conflict-side");
        box.setPrefWidth(320);
        box.setMinWidth(0);
        HBox.setHgrow(box, Priority.ALWAYS);
        return box;
    }

    private static Node fact(String name, String words, boolean differs) {
        var label = new Label(name);
        label.getStyleClass().add("fact-name");
        var prose = new Prose(words);
        prose.setId("conflict-words");
        prose.getStyleClass().add(differs ? "differs" : "same");
        return new VBox(2, label, prose);
    }
}
