package belfry.server.channel;

import belfry.core.wire.RemovalView;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** The posts that wait for a channel, as far as the channel's end concerns them. */
public interface WaitingPosts {
    /** What would not go out if the channel were removed. */
    RemovalView of(Handle handle, UUID channel);

    /** Cancels what is queued or held for the channel. */
    void cancel(Handle handle, UUID channel, String actor);
}
