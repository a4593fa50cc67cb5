package belfry.server.publish;

import belfry.core.problem.BelfryException;
import belfry.core.problem.Problem;
import belfry.core.publish.ErrorClass;
import belfry.core.publish.PublishProblems;
import belfry.server.database.Database;
import belfry.server.network.ChannelAccess;
import belfry.server.network.NetworkAdapter;
import belfry.server.network.RefreshOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens channels and keeps their tokens fresh: one renewal per channel at a time, whatever number of processes want it,
 * and no channel is given up for a fault that passes.
 */
final class OpenChannels {
    private static final Logger LOG = LoggerFactory.getLogger(OpenChannels.class);
    private static final Duration RENEW_BEFORE = Duration.ofMinutes(15);

    /** What came of opening one. */
    sealed interface Opening {
        record Open(ChannelAccess access) implements Opening {}

        record Closed(ErrorClass kind, Problem problem) implements Opening {}
    }

    private final Database database;
    private final ChannelDesk desk;
    private final Map<String, NetworkAdapter> adapters;
    private final InstantSource clock;
    private final Map<UUID, ChannelAccess> opened = new ConcurrentHashMap<>();

    OpenChannels(Database database, ChannelDesk desk, Map<String, NetworkAdapter> adapters, InstantSource clock) {
        this.database = database;
        this.desk = desk;
        this.adapters = adapters;
        this.clock = clock;
    }

    /** @param version of the credential as the database has it now; an older one is not used */
    Opening open(UUID channel, long version) {
        var known = opened.get(channel);
        if (known != null && known.credentialVersion() == version && !wantsRenewal(known)) {
            return new Opening.Open(known);
        }
        return open(channel);
    }

    private Opening open(UUID channel) {
        try {
            var access = desk.open(channel);
            var opening = wantsRenewal(access) ? renew(access) : new Opening.Open(access);
            if (opening instanceof Opening.Open(var fresh)) {
                opened.put(channel, fresh);
            }
            return opening;
        } catch (BelfryException e) {
            return new Opening.Closed(ErrorClass.REAUTHORISE, e.problem());
        }
    }

    /** The network no longer accepts the token, whatever its date says. False: there is nothing to renew. */
    Opening renew(ChannelAccess stale) {
        opened.remove(stale.channelId());
        var adapter = adapters.get(stale.network());
        return adapter == null
                ? new Opening.Closed(ErrorClass.UNKNOWN, PublishProblems.networkUnknown(stale.network()))
                : database.inTransaction(handle -> {
                    HoldTable.oneAtATime(handle, stale.channelId());
                    var now = desk.open(stale.channelId());
                    return now.credentialVersion() == stale.credentialVersion()
                            ? renew(adapter, now)
                            : new Opening.Open(now);
                });
    }

    private Opening renew(NetworkAdapter adapter, ChannelAccess access) {
        return switch (refresh(adapter, access)) {
            case RefreshOutcome.Renewed(var credential, var expiresAt) -> {
                desk.renew(access.channelId(), access.credentialVersion(), credential, expiresAt);
                LOG.info("Renewed the token of channel {}", access.channelId());
                yield new Opening.Open(desk.open(access.channelId()));
            }
            case RefreshOutcome.NotNeeded _ -> new Opening.Open(access);
            case RefreshOutcome.Refused(var kind, var problem) -> {
                LOG.warn("The token of channel {} could not be renewed: {}", access.channelId(), problem.summary());
                yield kind.passes() && !expired(access)
                        ? new Opening.Open(access)
                        : new Opening.Closed(kind, problem);
            }
        };
    }

    private static RefreshOutcome refresh(NetworkAdapter adapter, ChannelAccess access) {
        try {
            return adapter.refresh(access);
        } catch (BelfryException e) {
            return new RefreshOutcome.Refused(ErrorClass.RETRY_LATER, e.problem());
        } catch (RuntimeException e) {
            LOG.error("The adapter of {} failed", access.network(), e);
            return new RefreshOutcome.Refused(ErrorClass.RETRY_LATER,
                    PublishProblems.adapterBroke(access.network(), e));
        }
    }

    private boolean wantsRenewal(ChannelAccess access) {
        return endsBefore(access, clock.instant().plus(RENEW_BEFORE));
    }

    private boolean expired(ChannelAccess access) {
        return endsBefore(access, clock.instant());
    }

    private static boolean endsBefore(ChannelAccess access, Instant moment) {
        return access.tokenExpiresAt().filter(end -> end.isBefore(moment)).isPresent();
    }
}
