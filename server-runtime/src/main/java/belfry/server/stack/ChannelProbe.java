package belfry.server.stack;

import belfry.core.network.Networks;
import belfry.core.incident.AffectedPost;
import belfry.core.incident.Finding;
import belfry.core.problem.Problem;
import belfry.core.problem.Spans;
import belfry.core.publish.PublishProblems;
import belfry.core.stack.Reading;
import belfry.server.database.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;

/** No channel's access has run out or is about to. */
final class ChannelProbe implements Probe {
    private static final String EXPIRED = PublishProblems.ACCESS_LOST;
    private static final String EXPIRING = "channel-expiring";
    private static final Duration SOON = Duration.ofHours(24);

    private final Database database;
    private final StackTable table;

    ChannelProbe(Database database) {
        this.database = database;
        this.table = new StackTable(database);
    }

    @Override
    public String name() {
        return "channels";
    }

    @Override
    public Set<String> codes() {
        return Set.of(EXPIRED, EXPIRING);
    }

    @Override
    public Reading read() {
        try {
            var now = database.now();
            var findings = table.channelsInNeed(now.plus(SOON)).stream().map(channel -> finding(channel, now)).toList();
            return Reading.of(null, findings.isEmpty()
                    ? "Every connected channel has access"
                    : findings.size() == 1
                            ? "1 channel needs to be reconnected"
                            : "%d channels need to be reconnected".formatted(findings.size()),
                    findings);
        } catch (JdbiException e) {
            return Reading.unknown("The database could not be asked: " + Causes.root(e));
        }
    }

    private static Finding finding(StackTable.NeedyChannel channel, Instant now) {
        var name = "%s on %s".formatted(channel.name(), Networks.name(channel.network()));
        var expires = channel.expiresAt();
        boolean over = channel.health().equals("REAUTHORISE") || (expires != null && !expires.isAfter(now));
        var problem = over
                ? PublishProblems.accessLost(name, channel.problem())
                : Problem.warning(EXPIRING, "%s loses its access in %s".formatted(name,
                        Spans.words(expires == null ? Duration.ZERO : Duration.between(now, expires))),
                        "Its token ends and was not renewed by itself", "Reconnect it under Channels");
        return Finding.of(channel.id().toString(), problem).affecting(channel.held().isEmpty()
                ? List.of(name)
                : channel.held().stream().map(AffectedPost::written).toList()).in(channel.workspace());
    }
}
