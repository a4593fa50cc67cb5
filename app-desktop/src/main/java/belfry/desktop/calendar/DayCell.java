package belfry.desktop.calendar;

import belfry.core.wire.PostView;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/**
 * One day of the month: its date, as many chips as fit, and how many more there are. Its chips are used again. Its id and
 * what sort of day it is stand on its face, which lies behind and has no children: on the cell itself each change of
 * month would style every chip anew.
 */
final class DayCell extends VBox {
    private static final PseudoClass TODAY = PseudoClass.getPseudoClass("today");
    private static final PseudoClass OTHER = PseudoClass.getPseudoClass("other-month");
    private static final PseudoClass WEEKEND = PseudoClass.getPseudoClass("weekend");
    private static final PseudoClass PAST = PseudoClass.getPseudoClass("past");
    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("target");
    private static final PseudoClass CURSOR = PseudoClass.getPseudoClass("cursor");
    private static final double HEAD = 24;
    /** Where cells are low, lower chips let one see four posts instead of three. */
    private static final double LOW_CELL = 136;
    private static final double LOW_CHIP = 18;

    private static final Insets INSIDE = new Insets(2, 4, 3, 3);

    private final CalendarParts parts;
    private final Region face = new Region();
    private final Label number = new Label();
    private final Label clocks = new Label();
    private final VBox body = new VBox(2);
    private final List<Chip> chips = new ArrayList<>();
    private final Button more = new Button();
    private LocalDate day = LocalDate.EPOCH;
    private List<PostView> posts = List.of();
    private Chip.Dim dim = Chip.Dim.NONE;
    private int fits = -1;
    private int shown;

    /** @param open opens the day in place */
    DayCell(CalendarParts parts, Consumer<DayCell> open) {
        this.parts = parts;
        face.getStyleClass().add("day-cell");
        face.setManaged(false);
        setPadding(INSIDE);
        number.getStyleClass().add("day-number");
        clocks.getStyleClass().add("day-clocks");
        more.getStyleClass().setAll("button", "more-button");
        more.setFocusTraversable(false);
        more.setOnAction(_ -> open.accept(this));
        body.getChildren().add(more);
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var head = new HBox(number, gap, clocks);
        head.setAlignment(Pos.CENTER_LEFT);
        head.setMinHeight(HEAD);
        getChildren().addAll(face, head, body);
        setMinSize(0, 0);
        setPrefSize(0, 0);
        heightProperty().subscribe(() -> {
            if (room() != fits) {
                draw();
            }
        });
    }

    @Override
    protected void layoutChildren() {
        face.resizeRelocate(0, 0, getWidth(), getHeight());
        super.layoutChildren();
    }

    /** The pane it lies in ends at its right or below it: no line is drawn there. */
    void last(boolean ofItsWeek, boolean ofItsDays) {
        if (ofItsWeek || ofItsDays) {
            face.getStyleClass().add(ofItsWeek && ofItsDays ? "last-cell" : ofItsWeek ? "last-day" : "last-week");
        }
    }

    LocalDate day() {
        return day;
    }

    List<PostView> posts() {
        return posts;
    }

    void show(LocalDate date, YearMonth month, List<PostView> due, String clockChange) {
        var today = parts.calendar().today();
        if (!date.equals(day)) {
            day = date;
            face.setId("day-" + date);
            number.setText(date.getDayOfMonth() == 1
                    ? "1 " + date.getMonth().getDisplayName(TextStyle.SHORT, Locale.ENGLISH)
                    : String.valueOf(date.getDayOfMonth()));
        }
        clocks.setText(clockChange);
        var past = date.isBefore(today);
        var other = !YearMonth.from(date).equals(month);
        number.pseudoClassStateChanged(TODAY, date.equals(today));
        number.pseudoClassStateChanged(PAST, past);
        number.pseudoClassStateChanged(OTHER, other);
        face.pseudoClassStateChanged(WEEKEND, date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0);
        dim = other ? Chip.Dim.OTHER_MONTH : past ? Chip.Dim.PAST : Chip.Dim.NONE;
        posts = due;
        draw();
    }

    private int room() {
        return (int) Math.max(0, (getHeight() - HEAD - 8) / (tall() + 2));
    }

    private double tall() {
        return getHeight() < LOW_CELL ? LOW_CHIP : Chip.HEIGHT;
    }

    private void draw() {
        fits = room();
        var all = posts.size() <= fits;
        var wanted = all ? posts.size() : Math.max(0, fits - 1);
        while (chips.size() < wanted) {
            var chip = new Chip(parts.pictures());
            chips.add(chip);
            body.getChildren().add(chips.size() - 1, chip);
        }
        for (var i = 0; i < wanted; i++) {
            var chip = chips.get(i);
            var post = posts.get(i);
            chip.tall(tall());
            chip.dim(dim);
            chip.show(post, parts.calendar().time(post));
            chip.fixed(!parts.planner().whyNot(post).isEmpty());
            chip.mark(parts.selection());
        }
        var hidden = posts.size() - wanted;
        if (hidden > 0) {
            more.setText("+" + hidden + " more");
        }
        shown = wanted;
        // What leaves the scene is styled anew when it comes back, which is what a change of month would cost most.
        for (var i = 0; i < chips.size(); i++) {
            show(chips.get(i), i < wanted);
        }
        show(more, hidden > 0 && fits > 0);
    }

    private static void show(Node node, boolean seen) {
        node.setVisible(seen);
        node.setManaged(seen);
    }

    /** Shows what is selected, and whether the keyboard stands here. */
    void mark(LocalDate cursor) {
        for (var i = 0; i < shown; i++) {
            chips.get(i).mark(parts.selection());
        }
        face.pseudoClassStateChanged(CURSOR, day.equals(cursor) && parts.cursor().used());
    }

    @Nullable
    Chip chipAt(double x, double y) {
        return chips.stream().limit(shown).filter(chip -> chip.holds(x, y)).findFirst().orElse(null);
    }

    /** Marks the cell under a dragged post. */
    void target(boolean target) {
        face.pseudoClassStateChanged(TARGET, target);
    }
}
