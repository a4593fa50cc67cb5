package belfry.desktop.calendar;

import atlantafx.base.theme.Styles;
import belfry.core.problem.Problem;
import belfry.core.wire.DeliveryExplanation;
import belfry.core.wire.HistoryRow;
import belfry.core.wire.LedgerRow;
import belfry.core.wire.PostView;
import belfry.core.wire.Wire;
import belfry.desktop.ui.Prose;
import belfry.desktop.composer.Composer;
import belfry.desktop.fx.Background;
import belfry.desktop.fx.Formats;
import belfry.desktop.server.Problems;
import belfry.desktop.server.ServerLink;
import belfry.desktop.shell.Frame;
import belfry.desktop.shell.UndoHistory;
import belfry.desktop.ui.Drawer;
import belfry.desktop.ui.FactSheet;
import belfry.desktop.ui.Icons;
import belfry.desktop.ui.ProblemCard;
import belfry.desktop.ui.RawText;
import belfry.desktop.ui.Skeleton;
import belfry.desktop.ui.StateBadge;
import belfry.desktop.ui.StateLook;
import belfry.desktop.ui.Timeline;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/** One post: where each delivery stands and why, what happened, every remote step. */
final class PostDrawer {
    private final PostView post;
    private final ServerLink link;
    private final Frame frame;
    private final Composer composer;
    private final Background background;
    private final Formats formats;

    PostDrawer(PostView post, ServerLink link, Frame frame, Composer composer) {
        this.post = post;
        this.link = link;
        this.frame = frame;
        this.composer = composer;
        background = frame.background();
        formats = link.formats();
    }

    Drawer drawer() {
        var due = post.dueAt();
        return new Drawer(post.excerpt().isBlank() ? "(no text)" : post.excerpt())
                .subtitle(due == null ? "Not scheduled" : formats.moment(due) + " · " + formats.relative(due))
                .badges(new StateBadge(post.state())).with(Drawer.Section.FACTS, () -> facts().scrolling())
                .with(Drawer.Section.HISTORY,
                        () -> later(() -> link.posts().history(post.id()).stream().flatMap(of -> of.rows().stream())
                                .sorted(Comparator.comparing(HistoryRow::at)).toList(), this::history))
                .with(Drawer.Section.LEDGER, () -> later(() -> link.posts().ledger(post.id()), this::ledger))
                .with(Drawer.Section.RAW, () -> new RawText(json()));
    }

    private FactSheet facts() {
        var sheet = new FactSheet().wide(buttons());
        sheet.wide(later(() -> link.posts().explain(post.id()).deliveries(), this::explained));
        return sheet.fact("Written by", post.author() == null ? "" : post.author()).fact("Through", post.source())
                .fact("Changed", formats.moment(post.updatedAt()));
    }

    private Node explained(List<DeliveryExplanation> deliveries) {
        var box = new VBox(12);
        for (var delivery : deliveries) {
            var sentence = new Label(delivery.channelName() + ": " + delivery.sentence());
            Prose.wrap(sentence);
            box.getChildren().add(new VBox(6, new StateBadge(delivery.state()), sentence));
            Problem problem = delivery.problem();
            if (problem != null) {
                box.getChildren().add(new ProblemCard(problem));
            }
        }
        post.deliveries().stream().filter(delivery -> delivery.url() != null).forEach(delivery -> box.getChildren()
                .add(new Hyperlink(delivery.url())));
        return box;
    }

    private Node buttons() {
        var row = new FlowPane(8, 8);
        if (post.state().editable()) {
            row.getChildren().addAll(button("post-edit", "Edit", Feather.EDIT_3, () -> composer.edit(post)),
                    button("post-now", "Publish now", Feather.SEND,
                            () -> act("Publishing", () -> link.posts().publishNow(post.id()), "Publishing now")),
                    button("post-cancel", "Cancel post", Feather.SLASH, this::cancel));
            row.getChildren().getLast().getStyleClass().addAll(Styles.DANGER, Styles.BUTTON_OUTLINED);
        }
        return row;
    }

    private static Button button(String id, String text, Ikon icon, Runnable run) {
        var button = new Button(text, Icons.of(icon));
        button.setId(id);
        button.setOnAction(_ -> run.run());
        return button;
    }

    private void act(String title, Callable<PostView> call, String done) {
        background.run(title, call, _ -> {
            frame.notices().say(done);
            frame.closeDrawer();
        }, failure -> frame.notices().tell(Problems.of(failure)));
    }

    private void cancel() {
        background.run("Cancelling", () -> link.posts().cancel(post.id()), _ -> {
            frame.closeDrawer();
            frame.notices().did(new UndoHistory.Step("Cancelled the post",
                    () -> act("Restoring", () -> link.posts().restore(post.id()), "The post is back"),
                    () -> act("Cancelling", () -> link.posts().cancel(post.id()), "Cancelled the post")));
        }, failure -> frame.notices().tell(Problems.of(failure)));
    }

    private Node history(List<HistoryRow> rows) {
        return new Timeline(rows.stream().map(row -> new Timeline.Entry(formats.moment(row.at()),
                StateLook.of(row.to()).word(), row.actor() + ": " + row.reason(), StateLook.of(row.to()).styleClass()))
                .toList());
    }

    private Node ledger(List<LedgerRow> rows) {
        return new Timeline(rows.stream().map(row -> new Timeline.Entry(formats.seconds(row.startedAt()),
                "%s, part %d, try %d: %s".formatted(row.step(), row.part() + 1, row.attempt(), row.status()),
                (row.httpStatus() == null ? "" : "HTTP " + row.httpStatus() + " ")
                        + (row.remoteId() == null ? "" : row.remoteId()),
                row.status().equalsIgnoreCase("failed") ? "severity-error" : "state-published")).toList());
    }

    /** A place that is filled when the server has answered. */
    private <T> Node later(Callable<T> call, Function<T, Node> show) {
        var place = new StackPane(new Skeleton(3));
        background.run("Loading the post", call, value -> place.getChildren().setAll(show.apply(value)),
                failure -> place.getChildren().setAll(new ProblemCard(Problems.of(failure))));
        return place;
    }

    private String json() {
        try {
            return Wire.json().writerWithDefaultPrettyPrinter().writeValueAsString(post);
        } catch (JsonProcessingException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
