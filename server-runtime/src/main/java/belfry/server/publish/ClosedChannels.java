package belfry.server.publish;

import belfry.server.database.Database;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Channels through which nothing may go now, as the database said last: what was claimed ahead must not run into a rate
 * limit, an outage or a pause that came after its claim.
 */
final class ClosedChannels {
    private static final Logger LOG = LoggerFactory.getLogger(ClosedChannels.class);

    private record Looked(Set<UUID> closed, long nanos) {}

    private final Database database;
    private volatile Looked last = new Looked(Set.of(), System.nanoTime());

    ClosedChannels(Database database) {
        this.database = database;
    }

    /** Asks again: every second, and when this process itself has closed one. */
    void look() {
        long now = System.nanoTime();
        try {
            last = new Looked(database.jdbi().withHandle(HoldTable::closed), now);
        } catch (RuntimeException e) {
            LOG.debug("The database is away; what was closed stays closed", e);
        }
    }

    /** Whether it was closed after that claim; the claim itself looked too. */
    boolean since(Leave claimed, UUID channel) {
        var looked = last;
        return looked.nanos() - claimed.nanos() > 0 && looked.closed().contains(channel);
    }
}
