package belfry.desktop.calendar;

import belfry.core.wire.ChannelView;
import belfry.core.wire.PostView;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A column of the hours.
 *
 * @param index of its day on the axis
 * @param channel the only one that is shown in it; null: all
 */
record HourColumn(int index, LocalDate day, @Nullable ChannelView channel) {
    boolean shows(PostView post) {
        var only = channel;
        return only == null
                || post.deliveries().stream().anyMatch(delivery -> delivery.channelId().equals(only.id()));
    }
}
