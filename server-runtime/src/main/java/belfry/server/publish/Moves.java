package belfry.server.publish;

import belfry.core.post.DeliveryState;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Moves a delivery from one state to the next, with its history and event, in the caller's transaction. */
public interface Moves {
    boolean move(Handle handle, UUID delivery, DeliveryState from, DeliveryState to, String actor, String reason);
}
