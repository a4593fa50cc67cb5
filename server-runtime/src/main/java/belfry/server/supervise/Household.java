package belfry.server.supervise;

import belfry.core.process.Patience;
import belfry.server.database.Database;
import belfry.server.incident.Incidents;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * What the supervisor works with.
 *
 * @param home tells the processes of this installation from those of others
 */
public record Household(Path home, Path logs, String host, String version, Patience patience, Database database,
        Incidents incidents, InstantSource clock) {}
