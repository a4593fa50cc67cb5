package belfry.desktop.calendar;

import belfry.core.wire.PostView;
import belfry.core.workspace.Permission;
import belfry.desktop.composer.Composer;
import belfry.desktop.server.ServerLink;
import belfry.desktop.shell.Action;
import belfry.desktop.shell.Area;
import belfry.desktop.shell.Frame;
import belfry.desktop.shell.KeyBinding;
import belfry.desktop.shell.Screen;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The calendar, and from it the composer. */
public final class CalendarScreen implements Screen {
    private static final String CATEGORY = "Calendar";

    private final ServerLink link;
    private final Frame frame;
    private final Composer composer;
    private final CalendarModel model;
    private @Nullable CalendarView view;
    private Subscription events = Subscription.EMPTY;

    public CalendarScreen(ServerLink link, Frame frame, Composer composer) {
        this.link = link;
        this.frame = frame;
        this.composer = composer;
        model = new CalendarModel(link.posts(), frame.background(), frame.notices(), link.clock(), link.zone(),
                link.whyNot(Permission.PUBLISH));
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
            built = new CalendarView(model, new CalendarView.Steps(composer::write, this::details, frame::open));
            built.addEventFilter(KeyEvent.KEY_PRESSED, this::escape);
            view = built;
        }
        return built;
    }

    private void escape(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && view().cancelDrag()) {
            event.consume();
        }
    }

    @Override
    public void shown() {
        events = Subscription.combine(link.events().subscribe(model::heard), link.events().onReconnect(model::load));
        model.load();
    }

    @Override
    public void hidden() {
        events.unsubscribe();
    }

    @Override
    public void refresh() {
        model.load();
    }

    @Override
    public void focusFilter() {
        view().focusFilter();
    }

    /** A post's id: its details are opened. */
    @Override
    public void open(String target) {
        frame.background().run("Loading the post", () -> link.posts().get(UUID.fromString(target)), post -> {
            model.selectedProperty().set(post);
            details();
        }, failure -> frame.notices().tell(belfry.desktop.server.Problems.of(failure)));
    }

    private void details() {
        var post = model.selectedProperty().get();
        if (post != null) {
            frame.open(new PostDrawer(post, link, frame, composer).drawer());
        }
    }

    @Override
    public List<Action> actions() {
        var actions = new ArrayList<>(List.of(
                Action.of("calendar.today", "Today", CATEGORY, () -> model.show(YearMonth.from(model.today())))
                        .on(KeyBinding.CALENDAR_TODAY),
                Action.of("calendar.next", "Next month", CATEGORY, () -> model.next(1)).on(KeyBinding.CALENDAR_NEXT),
                Action.of("calendar.previous", "Previous month", CATEGORY, () -> model.next(-1))
                        .on(KeyBinding.CALENDAR_PREVIOUS),
                Action.of("calendar.month", "Month", CATEGORY, () -> view().showMonth())
                        .on(KeyBinding.CALENDAR_MONTH),
                Action.of("calendar.list", "List", CATEGORY, () -> view().showList()).on(KeyBinding.CALENDAR_LIST),
                Action.of("calendar.open", "Post details", CATEGORY, this::details).on(KeyBinding.OPEN_DETAILS)
                        .unless(Bindings.createStringBinding(
                                () -> model.selectedProperty().get() == null ? "Select a post first" : "",
                                model.selectedProperty()))));
        actions.add(move("calendar.later", "Move post to the next day", KeyBinding.CALENDAR_LATER, 1));
        actions.add(move("calendar.earlier", "Move post to the previous day", KeyBinding.CALENDAR_EARLIER, -1));
        actions.add(move("calendar.down", "Move post a week later", KeyBinding.CALENDAR_DOWN, 7));
        actions.add(move("calendar.up", "Move post a week earlier", KeyBinding.CALENDAR_UP, -7));
        return actions;
    }

    private Action move(String id, String title, KeyBinding key, int days) {
        return Action.of(id, title, CATEGORY, () -> {
            PostView post = model.selectedProperty().get();
            if (post != null) {
                model.moveBy(post, days);
            }
        }).on(key).unless(Bindings.createStringBinding(() -> model.whyNotMove(model.selectedProperty().get()),
                model.selectedProperty()));
    }
}
