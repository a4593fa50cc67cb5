package belfry.desktop.calendar;

import belfry.core.calendar.Span;
import belfry.core.wire.ChannelView;
import belfry.core.wire.PostView;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A column of the hours.
 *
 * @param index of its day on the axis
 * @param channel the only one that is shown in it; null: all
 */
record HourColumn(int index, LocalDate day, @Nullable ChannelView channel) {
    /** A column for each day, or for each of the channels of each day. */
    static List<HourColumn> of(Span span, List<ChannelView> channels) {
        var columns = new ArrayList<HourColumn>();
        for (var i = 0; i < span.days(); i++) {
            var day = span.first().plusDays(i);
            if (channels.isEmpty()) {
                columns.add(new HourColumn(i, day, null));
            }
            for (var channel : channels) {
                columns.add(new HourColumn(i, day, channel));
            }
        }
        return columns;
    }

    /** From where to where the columns of a day reach in a pane. */
    record Sides(double left, double right) {}

    /** @return empty: the day is not shown */
    static Optional<Sides> sides(List<HourColumn> columns, int day, double width) {
        var own = IntStream.range(0, columns.size()).filter(i -> columns.get(i).index() == day).boxed().toList();
        return own.isEmpty()
                ? Optional.empty()
                : Optional.of(new Sides(HourLines.left(width, own.getFirst(), columns.size()),
                        HourLines.left(width, own.getLast() + 1, columns.size())));
    }

    boolean shows(PostView post) {
        var only = channel;
        return only == null
                || post.deliveries().stream().anyMatch(delivery -> delivery.channelId().equals(only.id()));
    }
}
