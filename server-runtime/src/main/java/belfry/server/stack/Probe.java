package belfry.server.stack;

import belfry.core.stack.Reading;
import java.util.Set;

/** Looks at one thing. */
public interface Probe {
    String name();

    /** The codes of all problems that it can find: when it finds one no more, the incident is over. */
    Set<String> codes();

    /** Whether it stands as a lamp among the dependencies. */
    default boolean lamp() {
        return false;
    }

    /** May block and may throw; both are cut short by the one who asks. */
    Reading read();
}
