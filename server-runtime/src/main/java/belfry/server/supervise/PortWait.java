package belfry.server.supervise;

import belfry.server.embedded.Ports;
import belfry.server.process.PortInspector;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Watches a port that somebody else holds, and tells who. */
final class PortWait {
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final String name;
    private final PortInspector ports;
    private final Notices notices;
    private @Nullable Instant looked;

    PortWait(String name, PortInspector ports, Notices notices) {
        this.name = name;
        this.ports = ports;
        this.notices = notices;
    }

    void tell(int port, Instant now) {
        looked = now;
        notices.blocked(name, ports.holder(port));
    }

    /** Looks once a second. */
    boolean isFree(int port, Instant now) {
        if (looked != null && now.isBefore(looked.plus(EVERY))) {
            return false;
        }
        if (Ports.isFree(port)) {
            return true;
        }
        tell(port, now);
        return false;
    }
}
