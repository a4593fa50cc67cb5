package belfry.desktop.post;

import atlantafx.base.theme.Styles;
import belfry.core.post.DeliveryState;
import belfry.core.problem.Problem;
import belfry.core.wire.DeliveryExplanation;
import belfry.core.wire.DeliveryView;
import belfry.core.wire.PostView;
import belfry.core.wire.RepairAction;
import belfry.core.workspace.Permission;
import belfry.desktop.ui.Prose;
import belfry.desktop.fx.Formats;
import belfry.desktop.fx.Times;
import belfry.desktop.server.ServerLink;
import belfry.desktop.ui.ActionButton;
import belfry.desktop.ui.FactSheet;
import belfry.desktop.ui.Icons;
import belfry.desktop.ui.NetworkMark;
import belfry.desktop.ui.ProblemCard;
import belfry.desktop.ui.StateBadge;
import belfry.desktop.ui.StateLook;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** "Why is it not out?", delivery by delivery, with the remedies as buttons; below, the facts. */
final class PostFacts {
    private final PostDrawer.Explained look;
    private final Formats formats;
    private final Steps steps;
    private final ServerLink link;

    /** What can be done from here. */
    record Steps(Consumer<PostView> edit, Repairing repairing, Consumer<String> browser) {}

    PostFacts(PostDrawer.Explained look, Formats formats, Steps steps, ServerLink link) {
        this.look = look;
        this.formats = formats;
        this.steps = steps;
        this.link = link;
    }

    ScrollPane scrolling() {
        var post = look.post();
        var due = post.dueAt();
        var sheet = new FactSheet().fact("Due", due == null
                ? "Not scheduled"
                : formats.moment(due) + ", " + formats.relative(due));
        for (var why : look.why().deliveries()) {
            sheet.wide(delivery(why));
        }
        if (post.state().editable()) {
            sheet.wide(edit(post));
        }
        sheet.fact("Written by", post.author() == null ? "" : post.author()).fact("Through", post.source())
                .fact("Changed", formats.moment(post.updatedAt()));
        texts(post, sheet);
        return sheet.scrolling();
    }

    private Node edit(PostView post) {
        return new ActionButton("post-edit", "Edit text and channels", Icons.of(Feather.EDIT_3),
                new ReadOnlyStringWrapper(link.whyNot(Permission.WRITE_DRAFTS)), () -> steps.edit().accept(post));
    }

    /** A short text stands in the head already. */
    private void texts(PostView post, FactSheet sheet) {
        if (post.parts().size() == 1 && post.parts().getFirst().text().strip().equals(PostDrawer.title(post))) {
            return;
        }
        for (var part : post.parts()) {
            var text = new Label(part.text());
            Prose.wrap(text);
            text.setMinHeight(Region.USE_PREF_SIZE);
            sheet.fact(post.parts().size() == 1 ? "Text" : "Part " + (post.parts().indexOf(part) + 1), text);
        }
    }

    private Node delivery(DeliveryExplanation why) {
        var view = look.post().deliveries().stream().filter(one -> one.id().equals(why.deliveryId())).findFirst();
        var url = view.flatMap(one -> Optional.ofNullable(one.url()));
        var card = new VBox(12, head(why, view.map(DeliveryView::network).orElse(""),
                look.post().deliveries().size() > 1));
        card.getStyleClass().addAll("card", "delivery-card");
        var said = beside(withoutDue(why.sentence(), look.post().dueAt()), why.problem(), url);
        if (!said.isEmpty()) {
            card.getChildren().add(sentence(said));
        }
        var problem = why.problem();
        if (problem != null) {
            card.getChildren().add(coloured(new ProblemCard(local(problem)), problem, why.state()));
        }
        url.ifPresent(address -> card.getChildren().add(address(address)));
        if (!why.actions().isEmpty()) {
            card.getChildren().add(buttons(why));
        }
        return card;
    }

    /** What is left of a sentence where the problem's card and the link below it say their part. */
    static String beside(String sentence, @Nullable Problem problem, Optional<String> url) {
        if (problem != null && sentence.toLowerCase(Locale.ROOT)
                .contains(problem.summary().toLowerCase(Locale.ROOT))) {
            return "";
        }
        return url.map(address -> sentence.replace(": " + address, "")).orElse(sentence);
    }

    /** The time at which the post is due stands among the facts, and there alone. */
    static String withoutDue(String sentence, @Nullable Instant due) {
        var told = due == null ? -1 : sentence.indexOf(": it goes out at " + due.truncatedTo(ChronoUnit.SECONDS));
        return told < 0 ? sentence : sentence.substring(0, told) + ".";
    }

    /** In a state that has a colour of its own, its problem has that colour too. */
    private static Node coloured(ProblemCard card, Problem problem, DeliveryState state) {
        if (state.needsAttention()) {
            card.getStyleClass().remove(Icons.styleClass(problem.severity()));
            card.getStyleClass().add(StateLook.of(state).styleClass());
        }
        return card;
    }

    /** @param several the drawer's head says the state of a post with one channel */
    private static Node head(DeliveryExplanation why, String network, boolean several) {
        var name = new Label(why.channelName());
        name.getStyleClass().add("card-title");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var head = new HBox(8, new NetworkMark(network, "small"), name, gap);
        if (several) {
            head.getChildren().add(new StateBadge(why.state()));
        }
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private Node sentence(String said) {
        var sentence = new Label(Times.inWords(said, formats));
        sentence.getStyleClass().add("explanation");
        Prose.wrap(sentence);
        sentence.setMinHeight(Region.USE_PREF_SIZE);
        return sentence;
    }

    private Problem local(Problem problem) {
        return Times.inWords(problem, formats);
    }

    private Node address(String url) {
        var address = new Hyperlink(url);
        Prose.wrap(address);
        address.setOnAction(_ -> steps.browser().accept(url));
        return address;
    }

    private Node buttons(DeliveryExplanation why) {
        var row = new FlowPane(8, 8);
        var stuck = why.state().needsAttention();
        for (var action : why.actions()) {
            var button = new ActionButton("repair-" + action.name().toLowerCase(Locale.ROOT) + "-"
                    + why.deliveryId(), verb(action, why), Icons.of(RepairWords.icon(action)),
                    new ReadOnlyStringWrapper(steps.repairing().mayNot()),
                    () -> steps.repairing().start(action, why.actions(), List.of(why.deliveryId())));
            button.styled(Styles.SMALL);
            if (stuck && action == why.actions().getFirst()) {
                button.styled(Styles.ACCENT);
            }
            row.getChildren().add(button);
        }
        return row;
    }

    /** The two answers to "is it there?" are worded as the problem's remedy names them. */
    private static String verb(RepairAction action, DeliveryExplanation why) {
        if (!why.actions().contains(RepairAction.RETRY_UNCONFIRMED)) {
            return RepairWords.verb(action);
        }
        return switch (action) {
            case MARK_PUBLISHED -> "It is there";
            case RETRY_UNCONFIRMED -> "Send it again";
            case PUBLISH_NOW, REQUEUE, RESCHEDULE, CANCEL -> RepairWords.verb(action);
        };
    }
}
