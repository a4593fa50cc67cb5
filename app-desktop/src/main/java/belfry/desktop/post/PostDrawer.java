package belfry.desktop.post;

import belfry.core.network.Networks;
import belfry.core.wire.EventView;
import belfry.core.wire.ExplanationView;
import belfry.core.wire.HistoryRow;
import belfry.core.wire.PostView;
import belfry.core.wire.Wire;
import belfry.desktop.composer.Composer;
import belfry.desktop.fx.Background;
import belfry.desktop.fx.Formats;
import belfry.desktop.fx.Times;
import belfry.desktop.server.Problems;
import belfry.desktop.server.ServerException;
import belfry.desktop.server.ServerLink;
import belfry.desktop.shell.Frame;
import belfry.desktop.ui.Drawer;
import belfry.desktop.ui.EmptyState;
import belfry.desktop.ui.ProblemCard;
import belfry.desktop.ui.RawText;
import belfry.desktop.ui.Skeleton;
import belfry.desktop.ui.StateBadge;
import belfry.desktop.ui.StateLook;
import belfry.desktop.ui.Timeline;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** One post in the drawer: where each delivery stands and why, what happened, every remote step, as it is. */
public final class PostDrawer {
    private final ServerLink link;
    private final Frame frame;
    private final Composer composer;
    private final Consumer<String> browser;
    private final Repairing repairing;
    private final Background background;
    private final Formats formats;
    private @Nullable Drawer drawer;
    private @Nullable UUID shown;

    /** What the first tab tells. */
    record Explained(PostView post, ExplanationView why) {}

    /** One move of one of the deliveries. */
    private record Move(String channel, HistoryRow row) {}

    /** @param browser opens an address where the person can see the post */
    public PostDrawer(ServerLink link, Frame frame, Composer composer, Consumer<String> browser) {
        this.link = link;
        this.frame = frame;
        this.composer = composer;
        this.browser = browser;
        repairing = new Repairing(link, frame);
        background = frame.background();
        formats = link.formats();
    }

    Repairing repairing() {
        return repairing;
    }

    /** Opens the post; while it is open {@link #heard} keeps it true. */
    public void open(UUID post) {
        background.run("Loading the post", () -> look(post), look -> {
            var opened = new Drawer("");
            drawer = opened;
            shown = post;
            fill(opened, look);
            frame.open(opened);
        }, failure -> frame.notices().tell(Problems.of(failure)));
    }

    /** Whether this post lies open. */
    boolean shows(UUID post) {
        var open = drawer;
        return post.equals(shown) && open != null && open.getScene() != null;
    }

    /** Something happened; what is open is brought up to date, with its tab and scroll kept where they are. */
    public void heard(List<EventView> events) {
        var post = shown;
        if (post == null || !shows(post) || events.stream().noneMatch(event -> event.kind().startsWith("post.")
                || event.kind().startsWith("delivery."))) {
            return;
        }
        background.run("Looking at the post", () -> look(post), look -> {
            var open = drawer;
            if (shows(post) && open != null) {
                fill(open, look);
            }
        }, failure -> {
            if (failure instanceof ServerException refused && refused.status() == 404) {
                frame.closeDrawer();
            }
        });
    }

    private Explained look(UUID post) throws ServerException, InterruptedException {
        return new Explained(link.posts().get(post), link.posts().explain(post));
    }

    private void fill(Drawer into, Explained look) {
        var post = look.post();
        into.title(title(post)).subtitle(channels(post))
                .badges(new StateBadge(post.state()))
                .with(Drawer.Section.FACTS, () -> new PostFacts(look, formats, new PostFacts.Steps(composer::edit,
                        repairing, browser), link).scrolling())
                .with(Drawer.Section.HISTORY, () -> later(() -> moves(post.id()), this::history))
                .with(Drawer.Section.LEDGER, () -> later(() -> link.posts().ledger(post.id()),
                        rows -> LedgerList.of(rows, formats)))
                .with(Drawer.Section.RAW, () -> new RawText(json(post)));
    }

    /** Its first words; what has none is told by what it shows. */
    static String title(PostView post) {
        if (!post.excerpt().isBlank()) {
            return post.excerpt();
        }
        var media = post.parts().stream().mapToInt(part -> part.media().size()).sum();
        return media == 0 ? "No text" : "No text, " + Formats.count(media, "media file");
    }

    /** Where it goes; when is told below, among the facts. */
    static String channels(PostView post) {
        var deliveries = post.deliveries();
        if (deliveries.isEmpty()) {
            return "No channel yet";
        }
        var first = deliveries.getFirst();
        return deliveries.size() == 1
                ? first.channelName() + " on " + Networks.name(first.network())
                : Formats.count(deliveries.size(), "channel") + ": " + deliveries.stream()
                        .map(delivery -> Networks.name(delivery.network())).distinct()
                        .collect(Collectors.joining(", "));
    }

    private List<Move> moves(UUID post) throws ServerException, InterruptedException {
        var moves = new ArrayList<Move>();
        for (var delivery : link.posts().history(post)) {
            delivery.rows().forEach(row -> moves.add(new Move(delivery.channelName(), row)));
        }
        moves.sort(Comparator.comparing((Move move) -> move.row().at()).reversed());
        return moves;
    }

    private Node history(List<Move> moves) {
        if (moves.isEmpty()) {
            return new EmptyState(Feather.CLOCK, "Nothing has happened yet", "Every change of state will stand here.");
        }
        return new Timeline(moves.stream().map(move -> new Timeline.Entry(formats.moment(move.row().at()),
                StateLook.of(move.row().to()).word() + " · " + move.channel(),
                move.row().actor() + ": " + Times.inWords(move.row().reason(), formats),
                StateLook.of(move.row().to()).styleClass())).toList());
    }

    /** A place that is filled when the server has answered. */
    private <T> Node later(Callable<T> call, Function<T, Node> show) {
        var place = new StackPane(new Skeleton(4));
        background.run("Loading the post", call, value -> place.getChildren().setAll(show.apply(value)),
                failure -> place.getChildren().setAll(new ProblemCard(Problems.of(failure))));
        return place;
    }

    private static String json(PostView post) {
        try {
            return Wire.json().writerWithDefaultPrettyPrinter().writeValueAsString(post);
        } catch (JsonProcessingException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
