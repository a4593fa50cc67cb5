package belfry.desktop.calendar;

import belfry.core.wire.PostView;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** One day of the month: its date, as many chips as fit, and how many more there are. */
final class DayCell extends VBox {
    private static final PseudoClass TODAY = PseudoClass.getPseudoClass("today");
    private static final PseudoClass OTHER = PseudoClass.getPseudoClass("other-month");
    private static final PseudoClass WEEKEND = PseudoClass.getPseudoClass("weekend");
    private static final PseudoClass PAST = PseudoClass.getPseudoClass("past");
    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("target");
    private static final double HEAD = 28;

    private final CalendarModel model;
    private final Consumer<Chip> chipMade;
    private final BiConsumer<LocalDate, List<PostView>> more;
    private final Label number = new Label();
    private final VBox chips = new VBox(2);
    private LocalDate day = LocalDate.EPOCH;
    private List<PostView> posts = List.of();
    private int fits = -1;

    /** @param chipMade lets the grid listen to a new chip */
    DayCell(CalendarModel model, Consumer<Chip> chipMade, BiConsumer<LocalDate, List<PostView>> more) {
        this.model = model;
        this.chipMade = chipMade;
        this.more = more;
        getStyleClass().add("day-cell");
        number.getStyleClass().add("day-number");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var head = new HBox(gap, number);
        head.setAlignment(Pos.CENTER_RIGHT);
        head.setMinHeight(HEAD - 4);
        getChildren().addAll(head, chips);
        setMinSize(0, 0);
        setPrefSize(0, 0);
        heightProperty().subscribe(() -> {
            if (room() != fits) {
                draw();
            }
        });
    }

    LocalDate day() {
        return day;
    }

    void show(LocalDate date, YearMonth month, List<PostView> due) {
        var today = model.today();
        if (!date.equals(day)) {
            day = date;
            setId("day-" + date);
            number.setText(date.getDayOfMonth() == 1
                    ? "1 " + date.getMonth().name().substring(0, 1)
                            + date.getMonth().name().substring(1, 3).toLowerCase(java.util.Locale.ROOT)
                    : String.valueOf(date.getDayOfMonth()));
        }
        pseudoClassStateChanged(TODAY, date.equals(today));
        pseudoClassStateChanged(PAST, date.isBefore(today));
        pseudoClassStateChanged(OTHER, !YearMonth.from(date).equals(month));
        pseudoClassStateChanged(WEEKEND, date.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0);
        if (!due.equals(posts)) {
            posts = List.copyOf(due);
            draw();
        }
    }

    private int room() {
        return (int) Math.max(0, (getHeight() - HEAD - 6) / (Chip.HEIGHT + 2));
    }

    private void draw() {
        fits = room();
        var all = posts.size() <= fits;
        var shown = all ? posts : posts.subList(0, Math.max(0, fits - 1));
        chips.getChildren().clear();
        for (var post : shown) {
            var chip = new Chip(post, model.time(post));
            var chosen = model.selectedProperty().get();
            chip.select(chosen != null && chosen.id().equals(post.id()));
            chipMade.accept(chip);
            chips.getChildren().add(chip);
        }
        if (!all && fits > 0) {
            chips.getChildren().add(more(posts.size() - shown.size()));
        }
    }

    private Button more(int hidden) {
        var button = new Button("+" + hidden + " more");
        button.getStyleClass().setAll("button", "more-button");
        button.setFocusTraversable(false);
        button.setOnAction(_ -> more.accept(day, posts));
        return button;
    }

    /** Marks the chip of the selected post. */
    void mark(java.util.@org.jspecify.annotations.Nullable UUID chosen) {
        chips.getChildren().forEach(node -> {
            if (node instanceof Chip chip) {
                chip.select(chip.post().id().equals(chosen));
            }
        });
    }

    /** Marks the cell under a dragged post. */
    void target(boolean target) {
        pseudoClassStateChanged(TARGET, target);
    }
}
