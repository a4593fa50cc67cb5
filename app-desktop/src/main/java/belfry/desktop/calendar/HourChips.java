package belfry.desktop.calendar;

import belfry.core.calendar.HourAxis;
import belfry.core.wire.PostView;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/** The posts over the hours; nodes exist for those in view only, and are used again for others. */
final class HourChips extends Pane {
    private static final double AROUND = 120;
    private static final double GAP = 2;
    static final double LEFT = GAP;
    /** Free at the right of a column, to write a post there. */
    static final double RIGHT = 12;

    private final CalendarParts parts;
    private final Consumer<Integer> openDay;
    private final Map<Key, Chip> shown = new HashMap<>();
    private final Deque<Chip> free = new ArrayDeque<>();
    private final List<Button> rests = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private List<HourColumn> columns = List.of();
    private int restsShown;
    private double top;
    private double bottom = 1;

    /** A post of a column; with lanes one post stands in several. */
    private record Key(UUID post, int column) {}

    /** A post and its rectangle. */
    private record Block(Key key, PostView post, double x, double y, double width) {}

    /** @param openDay opens the day of a column in place */
    HourChips(CalendarParts parts, Consumer<Integer> openDay) {
        this.parts = parts;
        this.openDay = openDay;
        setPickOnBounds(false);
        setManaged(false);
    }

    /** Works out every place, also of what is not in view. */
    void show(List<HourColumn> wanted, HourAxis axis, double width) {
        columns = wanted;
        blocks.clear();
        restsShown = 0;
        for (var i = 0; i < columns.size(); i++) {
            column(i, axis, width);
        }
        for (var i = 0; i < rests.size(); i++) {
            rests.get(i).setVisible(i < restsShown);
        }
        fill();
    }

    private void column(int index, HourAxis axis, double width) {
        var column = columns.get(index);
        var left = HourLines.left(width, index, columns.size()) + GAP;
        var room = HourLines.left(width, index + 1, columns.size()) - left - RIGHT + GAP;
        var least = columns.size() > 3 ? 64 : 132;
        var posts = parts.calendar().on(column.day()).stream().filter(column::shows).toList();
        var layout = Packing.pack(posts, post -> minute(axis, post), (int) Chip.HEIGHT + 1,
                (int) Math.max(1, room / least));
        for (var placed : layout.placed()) {
            var lane = room / placed.lanes();
            blocks.add(new Block(new Key(placed.item().id(), index), placed.item(), left + placed.lane() * lane,
                    placed.minute(), lane - GAP));
        }
        for (var rest : layout.rests()) {
            var lane = room / rest.lanes();
            rest(index, rest, left + rest.lane() * lane, lane - GAP);
        }
    }

    private static int minute(HourAxis axis, PostView post) {
        return axis.place(CalendarModel.due(post)).map(HourAxis.Place::minute).orElse(0);
    }

    private void rest(int column, Packing.Rest<PostView> rest, double x, double width) {
        if (restsShown == rests.size()) {
            rests.add(emptyRest());
            getChildren().add(rests.getLast());
        }
        var button = rests.get(restsShown++);
        button.setText("+" + rest.items().size());
        button.setAccessibleText("%d more posts".formatted(rest.items().size()));
        button.setOnAction(_ -> openDay.accept(column));
        button.resizeRelocate(x, rest.minute(), width, Chip.HEIGHT);
    }

    private static Button emptyRest() {
        var button = new Button();
        button.getStyleClass().setAll("button", "more-button", "rest");
        button.setManaged(false);
        button.setFocusTraversable(false);
        return button;
    }

    /** What of the height is in view. */
    void window(double from, double to) {
        if (from != top || to != bottom) {
            top = from;
            bottom = to;
            fill();
        }
    }

    private void fill() {
        var wanted = new HashSet<Key>();
        var missing = new ArrayList<Block>();
        for (var block : blocks) {
            if (block.y() + Chip.HEIGHT >= top - AROUND && block.y() <= bottom + AROUND) {
                wanted.add(block.key());
                var chip = shown.get(block.key());
                if (chip == null) {
                    missing.add(block);
                } else {
                    place(chip, block);
                }
            }
        }
        shown.entrySet().removeIf(entry -> {
            var gone = !wanted.contains(entry.getKey());
            if (gone) {
                entry.getValue().setVisible(false);
                free.add(entry.getValue());
            }
            return gone;
        });
        missing.forEach(block -> {
            var chip = take();
            shown.put(block.key(), chip);
            place(chip, block);
        });
    }

    private Chip take() {
        var used = free.poll();
        if (used != null) {
            used.setVisible(true);
            return used;
        }
        var chip = new Chip(parts.pictures());
        chip.setManaged(false);
        getChildren().addFirst(chip);
        return chip;
    }

    private void place(Chip chip, Block block) {
        chip.show(block.post(), parts.calendar().time(block.post()));
        chip.fixed(!parts.planner().whyNot(block.post()).isEmpty());
        chip.mark(parts.selection());
        chip.resizeRelocate(block.x(), block.y(), Math.max(8, block.width()), Chip.HEIGHT);
    }

    void mark() {
        shown.values().forEach(chip -> chip.mark(parts.selection()));
    }

    @Nullable
    Chip chipAt(double x, double y) {
        return shown.values().stream().filter(chip -> chip.holds(x, y)).findFirst().orElse(null);
    }
}
