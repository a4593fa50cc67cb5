package belfry.server.publish;

import belfry.core.problem.Problem;
import belfry.core.publish.CommitOutcome;
import belfry.core.publish.ErrorClass;
import belfry.core.publish.PrepareOutcome;
import belfry.core.publish.PublishProblems;
import belfry.core.publish.ThreadOrder;
import belfry.server.network.ChannelAccess;
import belfry.server.network.NetworkAdapter;
import java.time.Instant;
import java.util.Optional;

/** Takes a claimed delivery as far as it goes: part after part, each opened in the ledger, sent, recorded. */
final class PublishRun {
    /** Far more than a thread has parts; a run that goes round in circles ends here. */
    private static final int MOST_STEPS = 200;

    private final PublisherParts parts;
    private final LoadTable load;
    private final LedgerTable ledger;
    private final OpenChannels channels;
    private final Preparer preparer;
    private final Sender sender;
    private final Recorder recorder;
    private final Settler settler;

    PublishRun(PublisherParts parts, LoadTable load, LedgerTable ledger, OpenChannels channels, Preparer preparer,
            Sender sender, Recorder recorder) {
        this.parts = parts;
        this.load = load;
        this.ledger = ledger;
        this.channels = channels;
        this.preparer = preparer;
        this.sender = sender;
        this.recorder = recorder;
        this.settler = new Settler(parts, ledger, sender, recorder, new PartCalls(parts.settings().longestCall()));
    }

    Progress run(Claim claim) {
        var current = claim;
        for (int step = 0; step < MOST_STEPS; step++) {
            var progress = step(current);
            if (!(progress instanceof Progress.GoOn)) {
                return progress;
            }
            var stored = load.load(claim.delivery().id());
            if (stored.isEmpty()) {
                return new Progress.Elsewhere();
            }
            current = claim.reloaded(stored.get());
        }
        return recorder.pause(current, parts.clock().instant(), Optional.empty());
    }

    private Progress step(Claim claim) {
        var due = claim.delivery().dueAt();
        if (claim.opened().isEmpty() && !claim.delivery().begun() && due.isAfter(parts.clock().instant())) {
            // Claimed ahead by a process that is gone.
            return recorder.pause(claim, due, Optional.empty());
        }
        return switch (claim.delivery().next(parts.clock().instant())) {
            case ThreadOrder.Complete _ -> recorder.complete(claim);
            case ThreadOrder.Later(_, Instant at) -> recorder.pause(claim, at, Optional.empty());
            case ThreadOrder.Now(int position) -> part(claim, claim.delivery().part(position));
        };
    }

    private Progress part(Claim claim, LoadedPart part) {
        var delivery = claim.delivery();
        if (delivery.before(part).isPresent()) {
            parts.crashPoints().reached(CrashPoints.Point.BETWEEN_PARTS, part.id());
        }
        var adapter = parts.adapters().get(delivery.network());
        if (adapter == null) {
            return recorder.closed(claim, part, ErrorClass.UNKNOWN, PublishProblems.networkUnknown(delivery.network()));
        }
        return switch (channels.open(delivery.channelId(), delivery.credentialVersion())) {
            case OpenChannels.Opening.Closed(var kind, var problem) -> recorder.closed(claim, part, kind, problem);
            case OpenChannels.Opening.Open(var access) -> part(claim, part, access, adapter);
        };
    }

    private Progress part(Claim claim, LoadedPart part, ChannelAccess access, NetworkAdapter adapter) {
        if (claim.opened().isPresent()) {
            return commit(claim, part, claim.opened().get(), access, adapter);
        }
        if (part.open().isPresent()) {
            return switch (settler.settle(claim, part, access, adapter)) {
                case Settler.Settled.So(var progress) -> progress;
                case Settler.Settled.SendAnew _ -> new Progress.GoOn();
            };
        }
        var refused = preparer.prepare(claim.delivery(), part, access, adapter);
        if (refused.isPresent()) {
            return recorder.refused(claim, part, renewed(refused.get(), access), access);
        }
        return Preparer.ready(part, adapter)
                ? open(claim, part, access, adapter)
                : new Progress.GoOn();
    }

    private Progress open(Claim claim, LoadedPart part, ChannelAccess access, NetworkAdapter adapter) {
        return ledger.open(claim.delivery(), part, claim.fence())
                .map(open -> commit(claim, part, open, access, adapter)).orElseGet(Progress.Elsewhere::new);
    }

    private Progress commit(Claim claim, LoadedPart part, OpenCommit open, ChannelAccess access,
            NetworkAdapter adapter) {
        return switch (sender.send(claim, part, open, access, adapter)) {
            case CommitOutcome.Published(var id, var url, var facts) -> {
                if (parts.recordMayWait(claim.delivery(), part)) {
                    claim.answered().run();
                }
                yield recorder.published(claim, part, open.id(), id, url, facts);
            }
            case CommitOutcome.Refused refused ->
                recorder.refused(claim, part, open.id(), renewed(refused, access), access);
            case CommitOutcome.NotSent notSent -> recorder.notSent(claim, part, open.id(), notSent, access);
            case CommitOutcome.Unknown unknown ->
                recorder.unknown(claim, part, open, unknown, adapter.network().deduplication());
        };
    }

    private CommitOutcome.Refused renewed(CommitOutcome.Refused refused, ChannelAccess access) {
        var reason = renewed(refused.kind(), refused.problem(), access);
        return new CommitOutcome.Refused(reason.kind(), reason.problem(), refused.retryAfter(), refused.httpStatus());
    }

    private PrepareOutcome.Refused renewed(PrepareOutcome.Refused refused, ChannelAccess access) {
        var reason = renewed(refused.kind(), refused.problem(), access);
        return new PrepareOutcome.Refused(reason.kind(), reason.problem(), refused.retryAfter());
    }

    /** A token that the network no longer takes may be renewable; the channel is only given up when it is not. */
    private OpenChannels.Opening.Closed renewed(ErrorClass kind, Problem problem, ChannelAccess access) {
        if (kind != ErrorClass.REAUTHORISE) {
            return new OpenChannels.Opening.Closed(kind, problem);
        }
        return switch (channels.renew(access)) {
            case OpenChannels.Opening.Open(var fresh) -> new OpenChannels.Opening.Closed(
                    fresh.credentialVersion() > access.credentialVersion() ? ErrorClass.RETRY_LATER : kind, problem);
            case OpenChannels.Opening.Closed closed -> closed;
        };
    }
}
