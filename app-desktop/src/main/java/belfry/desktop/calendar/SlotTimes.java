package belfry.desktop.calendar;

import belfry.core.calendar.WallClock;
import belfry.core.wire.ChannelView;
import belfry.core.wire.DeliveryView;
import belfry.core.wire.PostView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The weekly slots of channels as moments; they are times of the workspace's clock, whatever zone is shown. */
final class SlotTimes {
    private static final int FAR = 15;

    private final CalendarModel calendar;

    SlotTimes(CalendarModel calendar) {
        this.calendar = calendar;
    }

    /** The slots of these channels on a day of the workspace. */
    Stream<Instant> on(LocalDate day, Collection<ChannelView> channels) {
        return channels.stream().filter(channel -> !channel.disabled()).flatMap(channel -> channel.slots().stream())
                .filter(slot -> slot.weekday() == day.getDayOfWeek().getValue())
                .map(slot -> WallClock.resolve(LocalDateTime.of(day, slot.at()), calendar.home()).at()).distinct();
    }

    /** The slots of these channels between two instants, in order. */
    List<Instant> between(Instant from, Instant to, Collection<ChannelView> channels) {
        var first = LocalDate.ofInstant(from, calendar.home());
        var last = LocalDate.ofInstant(to, calendar.home());
        return first.datesUntil(last.plusDays(1)).flatMap(day -> on(day, channels))
                .filter(at -> !at.isBefore(from) && at.isBefore(to)).distinct().sorted().toList();
    }

    /** The next or the previous slot of a post's channels, as far as is known not taken by another post there. */
    Optional<Instant> next(PostView post, int direction) {
        var due = CalendarModel.due(post);
        var ids = post.deliveries().stream().map(DeliveryView::channelId).collect(Collectors.toSet());
        var channels = calendar.channels().stream().filter(channel -> ids.contains(channel.id())).toList();
        var taken = taken(post.id(), ids);
        var start = LocalDate.ofInstant(due, calendar.home());
        return IntStream.range(0, FAR).mapToObj(days -> start.plusDays((long) days * direction))
                .flatMap(day -> on(day, channels)
                        .sorted(direction > 0
                                ? java.util.Comparator.naturalOrder()
                                : java.util.Comparator.reverseOrder()))
                .filter(at -> (direction > 0 ? at.isAfter(due) : at.isBefore(due)) && !taken.contains(at))
                .findFirst();
    }

    private Set<Instant> taken(UUID self, Set<UUID> channels) {
        return calendar.shelf().all().stream()
                .filter(post -> !post.id().equals(self) && post.dueAt() != null && post.deliveries().stream()
                        .anyMatch(delivery -> channels.contains(delivery.channelId())))
                .map(CalendarModel::due).collect(Collectors.toSet());
    }
}
