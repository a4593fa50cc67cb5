package belfry.desktop.post;

import belfry.core.post.DeliveryState;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the filter line asks for.
 *
 * @param text words that must occur in the post; empty: any
 */
record PostQuery(@Nullable DeliveryState state, @Nullable String network, @Nullable UUID channel,
        @Nullable Instant from, @Nullable Instant to, String text) {
    static final PostQuery ALL = new PostQuery(null, null, null, null, null, "");

    /** As the server takes it. */
    Map<String, String> wire() {
        var query = new HashMap<String, String>();
        put(query, "state", state);
        put(query, "network", network);
        put(query, "channel", channel);
        put(query, "from", from);
        put(query, "to", to);
        put(query, "q", text.isEmpty() ? null : text);
        return query;
    }

    private static void put(Map<String, String> query, String name, @Nullable Object value) {
        if (value != null) {
            query.put(name, value.toString());
        }
    }

    /** Whether a row is asked for: the server answers entire posts, of which perhaps one delivery fits. */
    boolean fits(PostRow row) {
        return (state == null || state == row.state()) && (network == null || network.equals(row.network()))
                && (channel == null || channel.equals(row.channelId()));
    }

    /** Whether a row that changed belongs into the list, also by its time and text. */
    boolean wants(PostRow row) {
        return fits(row) && inRange(row.sortedBy()) && (text.isEmpty()
                || row.text().toLowerCase(Locale.ROOT).contains(text.toLowerCase(Locale.ROOT)));
    }

    private boolean inRange(@Nullable Instant due) {
        if (from == null && to == null) {
            return true;
        }
        return due != null && (from == null || !due.isBefore(from)) && (to == null || due.isBefore(to));
    }
}
