package belfry.server.post;

import belfry.core.calendar.FreeSlots;
import belfry.core.calendar.Slot;
import belfry.core.problem.Problem;
import belfry.server.channel.ChannelTable;
import belfry.server.http.Refused;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The next free posting slot of some channels. */
public final class NextSlots {
    private static final Duration HORIZON = Duration.ofDays(FreeSlots.DAYS + 1);

    private final ChannelTable channels;
    private final PostTable posts;

    public NextSlots(ChannelTable channels, PostTable posts) {
        this.channels = channels;
        this.posts = posts;
    }

    /** Two who ask at once, each in the transaction that takes the slot, get two slots. */
    public Instant take(Handle handle, UUID workspace, List<UUID> of, Instant after) {
        posts.lockSlots(handle, workspace);
        return next(handle, workspace, of, after);
    }

    public Instant next(Handle handle, UUID workspace, List<UUID> of, Instant after) {
        var zone = ZoneId.of(posts.zone(handle, workspace));
        var occupied = of.stream().map(channel -> new FreeSlots.Occupied(slots(handle, channel),
                Set.copyOf(posts.takenTimes(handle, channel, after, after.plus(HORIZON))))).toList();
        return FreeSlots.next(occupied, zone, after).orElseThrow(() -> new Refused(422, Problem.error("no-free-slot",
                "There is no free slot within a year", "Every slot of the chosen channels has a post already",
                "Add slots to a channel under Channels", "Or choose a time yourself").at("/mode")));
    }

    private Set<Slot> slots(Handle handle, UUID channel) {
        return channels.slots(handle, channel).stream()
                .map(slot -> new Slot(DayOfWeek.of(slot.weekday()), slot.at())).collect(Collectors.toSet());
    }
}
