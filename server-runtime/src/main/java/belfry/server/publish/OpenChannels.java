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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens channels and keeps their tokens fresh: one renewal per channel at a time, whatever number of processes want it,
 * and no channel is given up for a fault that passes.
 */
final class OpenChannels {
    private static final Logger LOG = LoggerFactory.getLogger(OpenChannels.class);
    private static final Duration RENEW_BEFORE = Duration.ofMinutes(15);
    /** A renewal that failed is not tried again sooner, unless the token is over. */
    private static final Duration NEXT_TRY = Duration.ofMinutes(1);
    /** A token of this age that its network refuses is not helped by another. */
    private static final Duration YOUNG = Duration.ofMinutes(10);

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
    private final Map<UUID, Lock> renewing = new ConcurrentHashMap<>();
    private final Map<UUID, Instant> failed = new ConcurrentHashMap<>();
    private final Map<UUID, Instant> succeeded = new ConcurrentHashMap<>();
    private final Set<UUID> openedAhead = ConcurrentHashMap.newKeySet();
    /** A renewal keeps a connection for as long as its network takes: most are left to who publishes. */
    private final Semaphore renewals;

    OpenChannels(Database database, ChannelDesk desk, Map<String, NetworkAdapter> adapters, InstantSource clock) {
        this.database = database;
        this.desk = desk;
        this.adapters = adapters;
        this.clock = clock;
        this.renewals = new Semaphore(Math.max(1, database.connections() / 3));
    }

    /** Opens it for later; nobody waits for a network that takes its time to renew a token. */
    void openAhead(UUID channel, long version) {
        if (known(channel, version).isPresent()) {
            return;
        }
        try {
            var access = desk.open(channel);
            if (!wantsRenewal(access)) {
                opened.put(channel, access);
            } else if (openedAhead.add(channel)) {
                Thread.ofVirtual().name("renew-ahead").start(() -> renewAhead(channel));
            }
        } catch (BelfryException e) {
            LOG.debug("Channel {} cannot be opened ahead: {}", channel, e.problem().summary());
        }
    }

    private void renewAhead(UUID channel) {
        try {
            open(channel);
        } catch (RuntimeException e) {
            LOG.debug("Channel {} is renewed when it is needed", channel, e);
        } finally {
            openedAhead.remove(channel);
        }
    }

    private Optional<ChannelAccess> known(UUID channel, long version) {
        return Optional.ofNullable(opened.get(channel))
                .filter(known -> known.credentialVersion() == version && !wantsRenewal(known));
    }

    /** @param version of the credential as the database has it now; an older one is not used */
    Opening open(UUID channel, long version) {
        return known(channel, version).<Opening>map(Opening.Open::new).orElseGet(() -> open(channel));
    }

    private Opening open(UUID channel) {
        try {
            var access = desk.open(channel);
            var opening = wantsRenewal(access) && mayWait(access)
                    ? renew(access, this::wantsRenewal)
                    : new Opening.Open(access);
            if (opening instanceof Opening.Open(var fresh)) {
                opened.put(channel, fresh);
            }
            return opening;
        } catch (BelfryException e) {
            return new Opening.Closed(ErrorClass.REAUTHORISE, e.problem());
        }
    }

    /** The network no longer accepts the token, whatever its date says. Open with the same: there is nothing to renew. */
    Opening renew(ChannelAccess stale) {
        return renew(stale, now -> since(succeeded, now.channelId(), YOUNG));
    }

    private Opening renew(ChannelAccess stale, Predicate<ChannelAccess> wanted) {
        opened.remove(stale.channelId());
        var adapter = adapters.get(stale.network());
        return adapter == null
                ? new Opening.Closed(ErrorClass.UNKNOWN, PublishProblems.networkUnknown(stale.network()))
                : oneAtATime(stale.channelId(), () -> {
                    var now = desk.open(stale.channelId());
                    return now.credentialVersion() == stale.credentialVersion() && wanted.test(now)
                            ? renew(adapter, now)
                            : new Opening.Open(now);
                });
    }

    /** Who waits for others of this process waits without a connection. */
    private Opening oneAtATime(UUID channel, Supplier<Opening> renewal) {
        var lock = renewing.computeIfAbsent(channel, _ -> new ReentrantLock());
        lock.lock();
        try {
            renewals.acquireUninterruptibly();
            try {
                return database.inTransaction(handle -> {
                    HoldTable.oneAtATime(handle, channel);
                    return renewal.get();
                });
            } finally {
                renewals.release();
            }
        } finally {
            lock.unlock();
        }
    }

    private Opening renew(NetworkAdapter adapter, ChannelAccess access) {
        return switch (refresh(adapter, access)) {
            case RefreshOutcome.Renewed(var credential, var expiresAt) -> {
                desk.renew(access.channelId(), access.credentialVersion(), credential, expiresAt);
                succeeded.put(access.channelId(), clock.instant());
                LOG.info("Renewed the token of channel {}", access.channelId());
                yield new Opening.Open(desk.open(access.channelId()));
            }
            case RefreshOutcome.NotNeeded _ -> new Opening.Open(access);
            case RefreshOutcome.Refused(var kind, var problem) -> {
                LOG.warn("The token of channel {} could not be renewed: {}", access.channelId(), problem.summary());
                failed.put(access.channelId(), clock.instant());
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

    /** What still holds need not wait for the renewals of others. */
    private boolean mayWait(ChannelAccess access) {
        return expired(access) || renewals.availablePermits() > 0;
    }

    /** What still holds need not wait again and again for a network that does not renew it. */
    private boolean wantsRenewal(ChannelAccess access) {
        return expired(access)
                || endsBefore(access, clock.instant().plus(RENEW_BEFORE))
                        && since(failed, access.channelId(), NEXT_TRY);
    }

    private boolean since(Map<UUID, Instant> last, UUID channel, Duration time) {
        return clock.instant().isAfter(last.getOrDefault(channel, Instant.EPOCH).plus(time));
    }

    private boolean expired(ChannelAccess access) {
        return endsBefore(access, clock.instant());
    }

    private static boolean endsBefore(ChannelAccess access, Instant moment) {
        return access.tokenExpiresAt().filter(end -> end.isBefore(moment)).isPresent();
    }
}
