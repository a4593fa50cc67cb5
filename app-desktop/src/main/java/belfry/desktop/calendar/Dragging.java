package belfry.desktop.calendar;

import belfry.core.calendar.WallClock;
import belfry.core.wire.PostView;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/**
 * Press, drag, release on a grid, by plain mouse gestures: a post or the whole selection moves, with Ctrl a copy goes;
 * on an empty place a new post begins. Esc leaves all as it was.
 */
final class Dragging {
    private static final double SLOP = 5;
    private static final long HOLD = 700_000_000;
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private final CalendarParts parts;
    private final DragSurface surface;
    private final Pane over;
    private final InHand hand;
    private final AnimationTimer edges = new AnimationTimer() {
        @Override
        public void handle(long now) {
            atEdges(now);
        }
    };
    private boolean pressed;
    private boolean active;
    private boolean copying;
    private @Nullable PostView grabbed;
    private List<PostView> moving = List.of();
    private @Nullable Aim aim;
    private double grabbedAt;
    private double pressedX;
    private double pressedY;
    private double x;
    private double y;
    private long edgeSince;

    /** @param over takes what goes with the pointer */
    Dragging(CalendarParts parts, DragSurface surface, Pane over) {
        this.parts = parts;
        this.surface = surface;
        this.over = over;
        hand = new InHand(parts.pictures());
        over.getChildren().add(hand);
        over.setMouseTransparent(true);
    }

    void press(MouseEvent event) {
        if (event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        pressed = true;
        pressedX = event.getSceneX();
        pressedY = event.getSceneY();
        var chip = surface.chipAt(pressedX, pressedY);
        grabbed = chip == null ? null : chip.post();
        grabbedAt = chip == null ? 0 : chip.sceneToLocal(pressedX, pressedY).getY();
        select(event);
    }

    private void select(MouseEvent event) {
        var post = grabbed;
        if (post == null) {
            var place = surface.aimAt(pressedX, pressedY, 0);
            if (place != null) {
                parts.cursor().at(local(place));
            }
        } else if (event.isShiftDown()) {
            parts.selection().range(post.id());
        } else if (!event.isShortcutDown()) {
            if (!parts.selection().markedProperty().get().contains(post.id())) {
                parts.selection().only(post.id());
            }
            parts.cursor().on(post);
        }
    }

    private LocalDateTime local(Aim place) {
        var at = place.at();
        return at == null ? place.day().atTime(MORNING) : LocalDateTime.ofInstant(at, parts.calendar().zone());
    }

    void drag(MouseEvent event) {
        if (!pressed) {
            return;
        }
        x = event.getSceneX();
        y = event.getSceneY();
        copying = event.isShortcutDown();
        if (!active && Math.hypot(x - pressedX, y - pressedY) > SLOP) {
            begin();
        }
        if (active) {
            follow();
        }
    }

    private void begin() {
        active = true;
        edgeSince = 0;
        moving = moving();
        surface.begin();
        if (grabbed != null) {
            hand.take(grabbed, parts.calendar().time(grabbed));
        }
        edges.start();
    }

    /** The grabbed one first, the rest of the selection after it. */
    private List<PostView> moving() {
        var post = grabbed;
        if (post == null) {
            return List.of();
        }
        var all = new ArrayList<PostView>();
        all.add(post);
        if (parts.selection().chosen(post.id())) {
            parts.selection().chosen().stream().filter(one -> !one.id().equals(post.id())).forEach(all::add);
        }
        return all;
    }

    private void follow() {
        aim = surface.aimAt(x, y, grabbedAt);
        var place = aim;
        var post = grabbed;
        if (place == null) {
            say("Drop on a day", false);
            surface.mark(null);
        } else if (post == null) {
            var due = begun(place);
            var past = due.isBefore(parts.calendar().now());
            say(past ? "That time has passed" : "New post " + parts.planner().moment(due), past);
            surface.mark(past ? null : place);
        } else {
            var plan = parts.planner().to(moving, post, place, copying);
            say(plan.whyNot().isEmpty() ? (copying ? "Copy · " : "") + plan.target() : plan.whyNot(),
                    !plan.whyNot().isEmpty());
            surface.mark(plan.whyNot().isEmpty() ? place : null);
        }
    }

    private Instant begun(Aim place) {
        return WallClock.resolve(local(place), parts.calendar().zone()).at();
    }

    private void say(String words, boolean refused) {
        hand.say(words, refused);
        hand.follow(over, over.sceneToLocal(x, y));
    }

    /** While the pointer rests at an edge nothing moves it: the clock does. */
    private void atEdges(long now) {
        var pull = surface.pull(x, y);
        if (pull != 0) {
            surface.scroll(pull);
            follow();
        }
        var turn = surface.turn(x, y);
        if (turn == 0) {
            edgeSince = 0;
        } else if (edgeSince == 0) {
            edgeSince = now;
        } else if (now - edgeSince > HOLD) {
            edgeSince = now;
            parts.calendar().turn(turn);
            follow();
        }
    }

    /** Ctrl went down or up in the middle of a drag. */
    void copying(boolean copies) {
        if (active && copying != copies) {
            copying = copies;
            follow();
        }
    }

    void release(MouseEvent event) {
        if (!pressed) {
            return;
        }
        var dragged = active;
        var place = aim;
        var post = grabbed;
        var posts = moving;
        copying = event.isShortcutDown();
        cancel();
        if (!dragged) {
            click(event, post);
        } else if (place != null && post != null) {
            drop(parts.planner().to(posts, post, place, copying));
        } else if (place != null) {
            begin(begun(place));
        }
    }

    private void drop(MovePlan plan) {
        if (copying) {
            parts.deeds().copy(plan);
        } else {
            parts.moves().go(plan);
        }
    }

    private void begin(Instant due) {
        if (!due.isBefore(parts.calendar().now())) {
            parts.write().accept(due);
        }
    }

    private void click(MouseEvent event, @Nullable PostView post) {
        if (post == null) {
            if (event.getClickCount() == 2) {
                parts.write().accept(parts.cursor().due());
            }
        } else if (event.isShortcutDown()) {
            parts.selection().toggle(post.id());
        } else if (!event.isShiftDown()) {
            parts.selection().only(post.id());
            parts.details().run();
        }
    }

    /** Leaves everything where it was; answers whether something was being dragged. */
    boolean cancel() {
        var was = active;
        pressed = false;
        active = false;
        aim = null;
        grabbed = null;
        moving = List.of();
        edges.stop();
        hand.drop();
        surface.mark(null);
        if (was) {
            surface.end();
        }
        return was;
    }
}
