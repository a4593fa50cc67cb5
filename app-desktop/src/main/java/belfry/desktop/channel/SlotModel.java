package belfry.desktop.channel;

import belfry.core.wire.SlotView;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The slots being edited, in the order of the week. */
final class SlotModel {
    private static final Comparator<SlotView> WEEK = Comparator.comparingInt(SlotView::weekday)
            .thenComparing(SlotView::at);
    private static final Pattern TIME = Pattern.compile("(\\d{1,2})(?:[:.h](\\d{2}))?\\s*(am|pm)?");

    private final ObservableList<SlotView> slots = FXCollections.observableArrayList();

    SlotModel(List<SlotView> slots) {
        this.slots.setAll(slots.stream().sorted(WEEK).toList());
    }

    ObservableList<SlotView> slots() {
        return slots;
    }

    List<SlotView> on(int weekday) {
        return slots.stream().filter(slot -> slot.weekday() == weekday).toList();
    }

    /** Adds a time on each of the days; answers what is wrong with it, empty when it was added. */
    String add(String time, List<Integer> weekdays) {
        if (weekdays.isEmpty()) {
            return "Choose at least one day";
        }
        LocalTime at;
        try {
            at = parse(time.strip().toLowerCase(Locale.ROOT));
        } catch (DateTimeException e) {
            return "\"%s\" is no time; write it like 09:00 or 6pm".formatted(time);
        }
        var fresh = weekdays.stream().map(day -> new SlotView(day, at)).filter(slot -> !slots.contains(slot)).toList();
        if (fresh.isEmpty()) {
            return "These slots are there already";
        }
        slots.addAll(fresh);
        FXCollections.sort(slots, WEEK);
        return "";
    }

    private static LocalTime parse(String time) {
        var match = TIME.matcher(time);
        if (!match.matches()) {
            throw new DateTimeException(time);
        }
        var hour = Integer.parseInt(match.group(1));
        var minute = match.group(2) == null ? 0 : Integer.parseInt(match.group(2));
        if (match.group(3) != null) {
            if (hour < 1 || hour > 12) {
                throw new DateTimeException(time);
            }
            hour = hour % 12 + (match.group(3).equals("pm") ? 12 : 0);
        }
        return LocalTime.of(hour, minute);
    }

    void remove(SlotView slot) {
        slots.remove(slot);
    }
}
