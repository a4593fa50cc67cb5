package belfry.server.publish;

import belfry.core.network.Deduplication;
import belfry.core.network.Networks;
import belfry.core.post.DeliveryState;
import belfry.core.problem.Problem;
import belfry.core.publish.AfterRefusal;
import belfry.core.publish.CommitOutcome;
import belfry.core.publish.ErrorClass;
import belfry.core.publish.PrepareOutcome;
import belfry.core.publish.PublishProblems;
import belfry.core.publish.Settlement;
import belfry.server.network.ChannelAccess;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes outcomes and says what follows from them. Insists while the database is away. */
final class Recorder implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);
    private static final int GROUP = 250;
    private static final Duration LONGEST_WAIT = Duration.ofMillis(250);

    private final PublisherParts parts;
    private final OutcomeTable outcomes;
    private final Insistence insistence;
    private final ClosedChannels closedChannels;
    private final GroupWriter<OutcomeTable.Published, Boolean> published;
    /** In a busy second what is due is sent first. */
    private final GroupWriter<OutcomeTable.Published, Boolean> whenSent;

    Recorder(PublisherParts parts, ClosedChannels closedChannels) {
        this.closedChannels = closedChannels;
        this.parts = parts;
        this.outcomes = new OutcomeTable(parts.database(), parts.moves());
        this.insistence = new Insistence(parts.settings().lease().multipliedBy(5));
        this.published = writer("outcomes", GroupWriter.Patience.NONE);
        this.whenSent = writer("outcomes-when-sent", new GroupWriter.Patience(parts.backlog()::any, LONGEST_WAIT));
    }

    private GroupWriter<OutcomeTable.Published, Boolean> writer(String name, GroupWriter.Patience patience) {
        return new GroupWriter<>(name, GROUP, patience, group -> insistence.on(() -> outcomes.published(group)));
    }

    /** Asks the database for nothing, in the words of an outcome. */
    void warmUp() {
        outcomes.published(List.of());
    }

    /** The network has the part. */
    Progress published(Claim claim, LoadedPart part, UUID row, String remoteId, Optional<String> url,
            Map<String, String> facts) {
        var at = parts.clock().instant();
        var next = claim.delivery().after(part);
        var resumeAt = next.filter(following -> following.delay().isPositive())
                .map(following -> at.plus(following.delay()));
        var writer = parts.recordMayWait(claim.delivery(), part) ? whenSent : published;
        var closed = writer.write(new OutcomeTable.Published(row, part.id(), claim.delivery().id(), claim.fence(),
                remoteId, url.orElse(null), facts, at, next.isEmpty(), resumeAt.orElse(null), claim.actor()));
        parts.crashPoints().reached(CrashPoints.Point.RECORDED, part.id());
        if (!closed) {
            LOG.warn("Part {} was published as {}, but its ledger row {} was closed already", part.id(), remoteId, row);
            return pause(claim, at, Optional.empty());
        }
        if (next.isEmpty()) {
            return new Progress.Ended(DeliveryState.PUBLISHED);
        }
        return resumeAt.<Progress>map(Progress.Later::new).orElseGet(Progress.GoOn::new);
    }

    Progress complete(Claim claim) {
        insistence.on(() -> outcomes.complete(claim));
        return new Progress.Ended(DeliveryState.PUBLISHED);
    }

    /** Lets the claim go until that moment. */
    Progress pause(Claim claim, Instant at, Optional<Problem> why) {
        return insist(handle -> outcomes.waitUntil(handle, claim, at, why))
                ? new Progress.Later(at)
                : new Progress.Elsewhere();
    }

    /** Gives up a claim of which nothing was sent, to be taken again at that moment; tried once. */
    void giveBack(Claim claim, Instant at) {
        parts.database().<Boolean, RuntimeException>inTransaction(handle -> claim.delivery().resting()
                ? outcomes.giveBack(handle, claim, at)
                : outcomes.waitUntil(handle, claim, at, Optional.empty()));
    }

    Progress refused(Claim claim, LoadedPart part, UUID row, CommitOutcome.Refused refused, ChannelAccess access) {
        var after = AfterRefusal.of(refused, attempt(claim), parts.settings().backOff(), parts.random());
        return follow(claim, part, after, access, handle -> outcomes.closeRefused(handle, row, claim.fence(), refused));
    }

    Progress refused(Claim claim, LoadedPart part, PrepareOutcome.Refused refused, ChannelAccess access) {
        var after = AfterRefusal.of(refused, attempt(claim), parts.settings().backOff(), parts.random());
        return follow(claim, part, after, access, _ -> {});
    }

    /** The channel cannot be opened; nothing was tried. */
    Progress closed(Claim claim, LoadedPart part, ErrorClass kind, Problem problem) {
        var after = AfterRefusal.of(kind, problem, Optional.empty(), attempt(claim), parts.settings().backOff(),
                parts.random());
        return follow(claim, part, after, null, handle -> claim.opened()
                .ifPresent(open -> outcomes.closeNotSent(handle, open.id(), claim.fence(), problem)));
    }

    Progress notSent(Claim claim, LoadedPart part, UUID row, CommitOutcome.NotSent notSent, ChannelAccess access) {
        var after = AfterRefusal.of(notSent, attempt(claim), parts.settings().backOff(), parts.random());
        return follow(claim, part, after, access,
                handle -> outcomes.closeNotSent(handle, row, claim.fence(), notSent.problem()));
    }

    /** Nobody knows; it is settled later, or by a person where the network can never say. */
    Progress unknown(Claim claim, LoadedPart part, OpenCommit open, CommitOutcome.Unknown unknown,
            Deduplication family) {
        if (family == Deduplication.NONE) {
            return askPerson(claim, open.id(), PublishProblems.unconfirmed(unknown.problem().summary()));
        }
        var now = parts.clock().instant();
        var times = parts.settings().settleTimes().apply(claim.delivery().network());
        var at = Settlement.first(family, times, open.firstSentAt().orElse(now), now);
        return insist(handle -> {
            outcomes.closeUnknown(handle, open.id(), claim.fence(), unknown.problem(), unknown.httpStatus());
            return outcomes.waitUntil(handle, claim, at, Optional.of(unknown.problem()));
        }) ? new Progress.Later(at) : new Progress.Elsewhere();
    }

    /** A look brought no answer: another one later, or a person. */
    Progress lookAgain(Claim claim, UUID row, Settlement.Found found) {
        return switch (found) {
            case Settlement.Found.LookAgain(var at, var why) -> insist(handle -> {
                outcomes.closeUnknown(handle, row, claim.fence(), why, Optional.empty());
                return outcomes.waitUntil(handle, claim, at, Optional.of(why));
            }) ? new Progress.Later(at) : new Progress.Elsewhere();
            case Settlement.Found.AskPerson(var why) -> askPerson(claim, row, why);
            case Settlement.Found.Adopt _,Settlement.Found.SendAgain _ ->
                throw new IllegalArgumentException("the look brought an answer");
        };
    }

    Progress askPerson(Claim claim, UUID row, Problem why) {
        LOG.warn("Delivery {} is unconfirmed: {}", claim.delivery().id(), why.cause());
        var ended = insist(handle -> {
            outcomes.closeUnknown(handle, row, claim.fence(), why, Optional.empty());
            return outcomes.end(handle, claim, DeliveryState.UNCONFIRMED, why);
        });
        if (ended) {
            alert(claim, claim.delivery().id().toString(), why);
        }
        return ended ? new Progress.Ended(DeliveryState.UNCONFIRMED) : new Progress.Elsewhere();
    }

    private Progress follow(Claim claim, LoadedPart part, AfterRefusal after,
            @Nullable ChannelAccess access, Consumer<Handle> close) {
        return switch (after) {
            case AfterRefusal.TryAgain again -> tryAgain(claim, part, again, access, close);
            case AfterRefusal.StopChannel(_, var why) -> stopChannel(claim, part, why, close);
            case AfterRefusal.Fail(var why) -> fail(claim, part, why, close);
        };
    }

    private Progress tryAgain(Claim claim, LoadedPart part, AfterRefusal.TryAgain again,
            @Nullable ChannelAccess access, Consumer<Handle> close) {
        var queued = insist(handle -> {
            close.accept(handle);
            outcomes.partReady(handle, part.id());
            holdOthers(handle, claim, again, access);
            return claim.delivery().begun()
                    ? outcomes.waitUntil(handle, claim, again.at(), Optional.of(again.problem()))
                    : outcomes.tryAgainAt(handle, claim, again.at(), again.problem());
        });
        if (again.scope() != AfterRefusal.Scope.DELIVERY) {
            closedChannels.look();
        }
        return queued ? new Progress.Later(again.at()) : new Progress.Elsewhere();
    }

    private Progress stopChannel(Claim claim, LoadedPart part, Problem why,
            Consumer<Handle> close) {
        var delivery = claim.delivery();
        var held = insist(handle -> {
            close.accept(handle);
            outcomes.partReady(handle, part.id());
            HoldTable.stopChannel(handle, delivery.channelId(), why);
            return outcomes.hold(handle, claim, "Channel %s must be reconnected".formatted(delivery.channelName()),
                    why);
        });
        closedChannels.look();
        // The watch finds the channel too, under the same code and subject: one cause, one incident.
        alert(claim, delivery.channelId().toString(), PublishProblems.accessLost("%s on %s".formatted(
                delivery.channelName(), Networks.name(delivery.network())), why));
        return held ? new Progress.Ended(DeliveryState.HELD) : new Progress.Elsewhere();
    }

    private Progress fail(Claim claim, LoadedPart part, Problem why, Consumer<Handle> close) {
        return insist(handle -> {
            close.accept(handle);
            outcomes.partFailed(handle, part.id());
            return outcomes.end(handle, claim, DeliveryState.FAILED, why);
        }) ? new Progress.Ended(DeliveryState.FAILED) : new Progress.Elsewhere();
    }

    private static void holdOthers(Handle handle, Claim claim, AfterRefusal.TryAgain again,
            @Nullable ChannelAccess access) {
        var delivery = claim.delivery();
        switch (again.scope()) {
            case DELIVERY -> {}
            case CHANNEL -> HoldTable.channelUntil(handle, delivery.channelId(), again.at());
            case NETWORK -> HoldTable.networkUntil(handle, delivery.network(),
                    access == null ? Optional.empty() : access.baseUrl(), again.at(), again.problem());
        }
    }

    private AfterRefusal.Attempt attempt(Claim claim) {
        return new AfterRefusal.Attempt(claim.delivery().dueAt(), claim.tries(), parts.clock().instant());
    }

    private boolean insist(Predicate<Handle> work) {
        return insistence.on(() -> parts.database().<Boolean, RuntimeException>inTransaction(work::test));
    }

    private void alert(Claim claim, String subject, Problem why) {
        try {
            parts.alerts().open(claim.delivery().workspaceId(), subject, why, List.of(claim.delivery().id()));
        } catch (RuntimeException e) {
            LOG.warn("An incident could not be opened: {}", why.summary(), e);
        }
    }

    @Override
    public void close() {
        published.close();
        whenSent.close();
    }
}
