package belfry.desktop.channel;

import belfry.core.wire.ChannelView;
import belfry.core.wire.SlotView;
import belfry.desktop.fx.Formats;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Channels in words. */
final class ChannelWords {
    private ChannelWords() {}

    static String health(ChannelView channel) {
        if (channel.disabled()) {
            return "Disabled";
        }
        return switch (channel.health()) {
            case OK -> "Ready";
            case EXPIRING -> "Expires soon";
            case REAUTHORISE -> "Disconnected";
            case ERROR -> "Does not work";
        };
    }

    /** Style class that colours a channel's health. */
    static String styleClass(ChannelView channel) {
        if (channel.disabled()) {
            return "lamp-absent";
        }
        return switch (channel.health()) {
            case OK -> "lamp-up";
            case EXPIRING -> "lamp-degraded";
            case REAUTHORISE, ERROR -> "lamp-down";
        };
    }

    /** {@code Mon, Wed 09:00 · daily 18:00}, short enough for a row. */
    static String slots(List<SlotView> slots) {
        if (slots.isEmpty()) {
            return "No slots";
        }
        Map<LocalTime, TreeSet<Integer>> byTime = new TreeMap<>();
        slots.forEach(slot -> byTime.computeIfAbsent(slot.at(), _ -> new TreeSet<>()).add(slot.weekday()));
        var texts = byTime.entrySet().stream().map(entry -> days(entry.getValue()) + " " + entry.getKey()).toList();
        return texts.size() > 2
                ? String.join(" · ", texts.subList(0, 2)) + " · +" + (texts.size() - 2)
                : String.join(" · ", texts);
    }

    private static String days(TreeSet<Integer> days) {
        if (days.size() == 7) {
            return "daily";
        }
        if (days.equals(new TreeSet<>(List.of(1, 2, 3, 4, 5)))) {
            return "weekdays";
        }
        var row = days.last() - days.first() == days.size() - 1 && days.size() > 2;
        return row
                ? day(days.first()) + "–" + day(days.last())
                : days.stream().map(ChannelWords::day).collect(Collectors.joining(", "));
    }

    /** {@code maxCharacters} becomes {@code Max characters}, {@code imageBytes} becomes {@code Largest image}. */
    static String fact(String key) {
        if (key.endsWith("Bytes")) {
            return "Largest " + key.substring(0, key.length() - "Bytes".length()).toLowerCase(Locale.ROOT);
        }
        var words = key.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** Sizes are named for people; everything else is as the network says it. */
    static String value(String key, String value) {
        return key.endsWith("Bytes") && value.matches("\\d{1,18}")
                ? Formats.bytes(Long.parseLong(value))
                : value.replace(",", ", ");
    }

    /** {@code Mon}. */
    static String day(int weekday) {
        return DayOfWeek.of(weekday).getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }
}
