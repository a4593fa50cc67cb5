package belfry.server.publish;

import java.util.UUID;

/** The moments at which a crash would be worst; tests end the process at one of them. */
public interface CrashPoints {
    CrashPoints NONE = (_, _) -> {};

    void reached(Point point, UUID part);

    /** In the order in which a part passes them. */
    enum Point {
        CLAIMED, PREPARED, OPENED, MARKED_SENT, ANSWERED, RECORDED, BETWEEN_PARTS, LOOKING_UP
    }
}
