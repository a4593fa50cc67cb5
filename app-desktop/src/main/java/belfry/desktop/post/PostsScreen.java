package belfry.desktop.post;

import belfry.core.wire.ChannelView;
import belfry.core.wire.EventView;
import belfry.core.wire.RepairAction;
import belfry.core.wire.StuckGroup;
import belfry.core.workspace.Permission;
import belfry.desktop.composer.Composer;
import belfry.desktop.server.Problems;
import belfry.desktop.server.ServerLink;
import belfry.desktop.shell.Action;
import belfry.desktop.shell.Area;
import belfry.desktop.shell.Frame;
import belfry.desktop.shell.KeyBinding;
import belfry.desktop.shell.Screen;
import java.util.ArrayList;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** Posts: what is stuck and its mend, every post, one in detail. */
public final class PostsScreen implements Screen {
    private static final String CATEGORY = "Posts";
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final ServerLink link;
    private final Frame frame;
    private final Composer composer;
    private final PostDrawer drawer;
    private final PostsModel model;
    private final StuckModel stuck;
    private List<ChannelView> channels = List.of();
    private @Nullable PostsView view;
    private Subscription events = Subscription.EMPTY;
    private int round;

    public PostsScreen(ServerLink link, Frame frame, Composer composer, PostDrawer drawer) {
        this.link = link;
        this.frame = frame;
        this.composer = composer;
        this.drawer = drawer;
        model = new PostsModel(link.posts(), frame.background(), line -> words().read(line));
        stuck = new StuckModel(link.repairs(), frame.background());
    }

    private PostWords words() {
        return new PostWords(channels, link.clock().instant(), link.zone());
    }

    @Override
    public Area area() {
        return Area.POSTS;
    }

    @Override
    public Node node() {
        return view();
    }

    private PostsView view() {
        var built = view;
        if (built == null) {
            built = new PostsView(model, stuck, link, new PostsView.Steps(this::details, this::mend,
                    action -> repair(action, model.marks().rows()), composer::write, drawer.repairing().mayNot(),
                    link.whyNot(Permission.WRITE_DRAFTS), (line, caret) -> words().completions(line, caret)));
            view = built;
        }
        return built;
    }

    @Override
    public void shown() {
        events = Subscription.combine(link.events().subscribe(this::heard), link.events().onReconnect(this::refresh));
        refresh();
        round++;
        lookAgain(round);
    }

    /** A post becomes stuck by nothing happening, of which no event tells. */
    private void lookAgain(int mine) {
        if (mine == round) {
            stuck.load();
            frame.background().later(EVERY, () -> lookAgain(mine));
        }
    }

    private void heard(List<EventView> heard) {
        model.heard(heard);
        stuck.heard(heard);
        drawer.heard(heard);
        if (heard.stream().anyMatch(event -> event.kind().startsWith("channel."))) {
            loadChannels();
        }
    }

    private void loadChannels() {
        frame.background().run("Loading channels", () -> link.channels().channels(), fresh -> {
            channels = List.copyOf(fresh);
            model.filtered();
        }, failure -> {
            if (channels.isEmpty()) {
                frame.notices().tell(Problems.of(failure));
            }
        });
    }

    @Override
    public void hidden() {
        round++;
        events.unsubscribe();
        model.stop();
    }

    @Override
    public void refresh() {
        loadChannels();
        stuck.load();
        model.load();
    }

    @Override
    public void focusFilter() {
        view().focusFilter();
    }

    /** A post's id: its details are opened; anything else is looked for. */
    @Override
    public void open(String target) {
        try {
            drawer.open(UUID.fromString(target));
        } catch (IllegalArgumentException _) {
            view().filter(target);
        }
    }

    private void details() {
        var row = model.selectedProperty().get();
        if (row != null) {
            drawer.open(row.postId());
        }
    }

    private void mend(StuckGroup group) {
        drawer.repairing().start(group.best(), StuckPane.offered(group), group.deliveryIds());
    }

    /** The marked rows; without marks the selected one. */
    private List<PostRow> chosen() {
        var marked = model.marks().rows();
        var selected = model.selectedProperty().get();
        return !marked.isEmpty() ? marked : selected == null ? List.of() : List.of(selected);
    }

    private void repair(RepairAction action, List<PostRow> rows) {
        var repairable = rows.stream().filter(PostRow::repairable).toList();
        drawer.repairing().start(action, RepairWords.allowed(repairable.stream().map(PostRow::state).distinct()
                .toList()), repairable.stream().map(PostRow::id).toList());
    }

    private String whyNot(RepairAction action) {
        var may = drawer.repairing().mayNot();
        var rows = chosen();
        if (!may.isEmpty()) {
            return may;
        }
        return !rows.isEmpty() && rows.stream().noneMatch(PostRow::repairable)
                ? "It has no channel yet; edit it and choose one"
                : RepairWords.whyNot(action, rows.stream().map(PostRow::state).distinct().toList());
    }

    private ObservableValue<String> selection(Supplier<String> whyNot) {
        return Bindings.createStringBinding(whyNot::get, model.selectedProperty(), model.marks().versionProperty());
    }

    private ObservableValue<String> needsSelection() {
        return selection(() -> model.selectedProperty().get() == null ? "Select a post first" : "");
    }

    @Override
    public List<Action> actions() {
        var actions = new ArrayList<>(List.of(
                act("post.open", "Post details", this::details).on(KeyBinding.OPEN_DETAILS).unless(needsSelection()),
                act("post.explain", "Why is it not out?", this::details).on(KeyBinding.POST_EXPLAIN)
                        .unless(needsSelection()),
                repairing("post.publish", "Publish now", KeyBinding.POST_PUBLISH, RepairAction.PUBLISH_NOW),
                repairing("post.requeue", "Re-queue", KeyBinding.POST_REQUEUE, RepairAction.REQUEUE),
                repairing("post.reschedule", "New time", KeyBinding.POST_RESCHEDULE, RepairAction.RESCHEDULE),
                repairing("post.mark-published", "Mark as published", KeyBinding.POST_MARK_PUBLISHED,
                        RepairAction.MARK_PUBLISHED),
                repairing("post.retry", "It is not there: send again", KeyBinding.POST_RETRY,
                        RepairAction.RETRY_UNCONFIRMED),
                repairing("post.cancel", "Cancel post", KeyBinding.POST_CANCEL, RepairAction.CANCEL),
                act("post.mend", "Mend what is stuck: the largest group", () -> mend(stuck.groups().getFirst()))
                        .on(KeyBinding.POST_MEND).unless(Bindings.createStringBinding(this::whyNotMend,
                                stuck.groups())),
                act("post.edit", "Edit post", this::edit).on(KeyBinding.POST_EDIT).unless(needsSelection())));
        actions.addAll(marking());
        for (var order : PostOrder.values()) {
            actions.add(act("post.order-" + order.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    "Sort posts: " + order, () -> model.orderProperty().set(order)));
        }
        return actions;
    }

    private List<Action> marking() {
        return List.of(
                act("post.mark", "Mark post", () -> view().table().mark(false)).on(KeyBinding.MARK)
                        .unless(needsSelection()),
                act("post.mark-range", "Mark posts up to here", () -> view().table().mark(true))
                        .on(KeyBinding.MARK_RANGE).unless(needsSelection()),
                act("post.mark-all", "Mark all posts", model.marks()::all).on(KeyBinding.MARK_ALL),
                act("post.clear-marks", "Clear marks", model.marks()::clear),
                act("post.load-all", "Load all posts", model::all).unless(Bindings.createStringBinding(
                        () -> model.moreProperty().get() ? "" : "All are loaded", model.moreProperty())),
                act("post.copy-id", "Copy id of the post", this::copyId).on(KeyBinding.COPY_ID)
                        .unless(needsSelection()));
    }

    private static Action act(String id, String title, Runnable run) {
        return Action.of(id, title, CATEGORY, run);
    }

    private Action repairing(String id, String title, KeyBinding key, RepairAction action) {
        return act(id, title, () -> repair(action, chosen())).on(key).unless(selection(() -> whyNot(action)));
    }

    private String whyNotMend() {
        var may = drawer.repairing().mayNot();
        return stuck.groups().isEmpty() ? "Nothing is stuck" : may;
    }

    private void edit() {
        var row = model.selectedProperty().get();
        var mayNot = link.whyNot(Permission.WRITE_DRAFTS);
        if (!mayNot.isEmpty()) {
            frame.notices().say(mayNot);
        } else if (row != null) {
            frame.background().run("Loading the post", () -> link.posts().get(row.postId()), composer::edit,
                    failure -> frame.notices().tell(Problems.of(failure)));
        }
    }

    private void copyId() {
        var row = model.selectedProperty().get();
        if (row != null) {
            var content = new ClipboardContent();
            content.putString(row.postId().toString());
            Clipboard.getSystemClipboard().setContent(content);
            frame.notices().say("Copied " + row.postId());
        }
    }
}
