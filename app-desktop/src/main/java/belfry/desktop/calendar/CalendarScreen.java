package belfry.desktop.calendar;

import belfry.core.workspace.Permission;
import belfry.desktop.composer.Composer;
import belfry.desktop.post.PostDrawer;
import belfry.desktop.server.Problems;
import belfry.desktop.server.ServerLink;
import belfry.desktop.shell.Action;
import belfry.desktop.shell.Area;
import belfry.desktop.shell.Frame;
import belfry.desktop.shell.Screen;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javafx.scene.Node;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The calendar, and from it the composer. */
public final class CalendarScreen implements Screen {
    private final ServerLink link;
    private final Frame frame;
    private final Composer composer;
    private final CalendarParts parts;
    private final PostDrawer drawer;
    private @Nullable CalendarView view;
    private Subscription events = Subscription.EMPTY;

    public CalendarScreen(ServerLink link, Frame frame, Composer composer, PostDrawer drawer) {
        this.drawer = drawer;
        this.link = link;
        this.frame = frame;
        this.composer = composer;
        var calendar = new CalendarModel(link.posts(), link.channels(), frame.background(), link.clock(), link.zone());
        var selection = new SelectionModel(calendar);
        parts = new CalendarParts(calendar, selection, new CursorModel(calendar, selection),
                new MovePlanner(calendar, link::whyNot),
                new MoveModel(calendar, link.posts(), frame.background(), frame.notices(), frame.undo()),
                new PostDeeds(calendar, selection, link.posts(), frame.background(), frame.notices(),
                        UUID::randomUUID),
                new ChipPictures(link.media()::thumbnail, frame.background()),
                this::write, this::details, () -> frame.navigator().go(Area.CHANNELS));
    }

    @Override
    public Area area() {
        return Area.CALENDAR;
    }

    @Override
    public Node node() {
        return view();
    }

    private CalendarView view() {
        var built = view;
        if (built == null) {
            built = new CalendarView(parts);
            view = built;
        }
        return built;
    }

    @Override
    public void shown() {
        events = Subscription.combine(link.events().subscribe(parts.calendar()::heard),
                link.events().subscribe(drawer::heard), link.events().onReconnect(this::refresh));
        view().shown(true);
        refresh();
    }

    @Override
    public void hidden() {
        view().shown(false);
        events.unsubscribe();
    }

    @Override
    public void refresh() {
        parts.calendar().load();
        parts.calendar().loadChannels();
    }

    @Override
    public void focusFilter() {
        view().focusFilter();
    }

    private void write(Instant due) {
        var mayNot = link.whyNot(Permission.WRITE_DRAFTS);
        if (mayNot.isEmpty()) {
            composer.writeAt(due);
        } else {
            frame.notices().say(mayNot);
        }
    }

    /** A post's id: its day is shown and its details are opened. */
    @Override
    public void open(String target) {
        frame.background().run("Loading the post", () -> link.posts().get(UUID.fromString(target)), post -> {
            parts.calendar().shelf().put(post);
            parts.calendar().arrange();
            parts.selection().only(post.id());
            if (post.dueAt() != null) {
                parts.calendar().show(parts.calendar().local(post).toLocalDate());
                parts.cursor().on(post);
            }
            details();
        }, failure -> frame.notices().tell(Problems.of(failure)));
    }

    private void details() {
        var post = parts.selection().postProperty().get();
        if (post != null) {
            drawer.open(post.id());
        }
    }

    @Override
    public List<Action> actions() {
        return new CalendarActions(parts, this::view, link.whyNot(Permission.WRITE_DRAFTS)).all();
    }
}
