package belfry.server.publish;

import java.util.ServiceLoader;
import java.util.UUID;

/** The moments at which a crash would be worst; tests end the process at one of them. */
public interface CrashPoints {
    CrashPoints NONE = (_, _) -> {};

    /**
     * Those of a drill, whose class path alone brings any along: the product has none, and no setting and no variable
     * makes it have some.
     */
    static CrashPoints found() {
        return ServiceLoader.load(CrashPoints.class).findFirst().orElse(NONE);
    }

    void reached(Point point, UUID part);

    /** In the order in which a part passes them. */
    enum Point {
        CLAIMED, PREPARED, OPENED, MARKED_SENT, ANSWERED, RECORDED, BETWEEN_PARTS, LOOKING_UP
    }
}
