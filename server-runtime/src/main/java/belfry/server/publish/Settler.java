package belfry.server.publish;

import belfry.core.problem.Problem;
import belfry.core.publish.CommitOutcome;
import belfry.core.publish.Lookup;
import belfry.core.publish.PublishProblems;
import belfry.core.publish.Settlement;
import belfry.server.network.ChannelAccess;
import belfry.server.network.NetworkAdapter;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Settles a commit that has no end: after a crash, a lost answer, a lost claim. */
final class Settler {
    private static final Logger LOG = LoggerFactory.getLogger(Settler.class);

    /** What came of it. */
    sealed interface Settled {
        record So(Progress progress) implements Settled {}

        /** It is certainly not there: open a new commit. */
        record SendAnew() implements Settled {}
    }

    private final PublisherParts parts;
    private final LedgerTable ledger;
    private final Sender sender;
    private final Recorder recorder;
    private final PartCalls calls;

    Settler(PublisherParts parts, LedgerTable ledger, Sender sender, Recorder recorder, PartCalls calls) {
        this.parts = parts;
        this.ledger = ledger;
        this.sender = sender;
        this.recorder = recorder;
        this.calls = calls;
    }

    /** @param part has an open commit */
    Settled settle(Claim claim, LoadedPart part, ChannelAccess access, NetworkAdapter adapter) {
        var row = part.open().orElseThrow();
        var family = adapter.network().deduplication();
        var times = parts.settings().settleTimes().apply(claim.delivery().network());
        return switch (Settlement.of(family, row, times, parts.clock().instant())) {
            case Settlement.NeverSent _ -> ledger.closeUnsent(part.openRow().orElseThrow())
                    ? new Settled.SendAnew()
                    : new Settled.So(recorder.pause(claim, parts.clock().instant(), Optional.empty()));
            case Settlement.RepeatUnderSameKey _ -> repeat(claim, part, access, adapter);
            case Settlement.LookUp _ -> lookUp(claim, part, access, adapter);
            case Settlement.Wait(var until) -> new Settled.So(recorder.pause(claim, until, Optional.empty()));
            case Settlement.AskPerson(var why) ->
                new Settled.So(recorder.askPerson(claim, part.openRow().orElseThrow(), why));
        };
    }

    private Settled repeat(Claim claim, LoadedPart part, ChannelAccess access, NetworkAdapter adapter) {
        var open = ledger.takeOver(claim.delivery(), part, claim.fence());
        if (open.isEmpty()) {
            return new Settled.So(new Progress.Elsewhere());
        }
        var outcome = sender.send(claim, part, open.get(), access, adapter);
        return new Settled.So(switch (outcome) {
            case CommitOutcome.Published(var id, var url, var facts) ->
                recorder.published(claim, part, open.get().id(), id, url, facts);
            // A refusal of the repeat says nothing about the first call: a rate limit refuses before it looks at the key.
            case CommitOutcome.Refused refused -> again(claim, part, open.get(), refused.problem());
            case CommitOutcome.NotSent notSent -> again(claim, part, open.get(), notSent.problem());
            case CommitOutcome.Unknown unknown -> again(claim, part, open.get(), unknown.problem());
        });
    }

    private Progress again(Claim claim, LoadedPart part, OpenCommit open, Problem why) {
        return recorder.lookAgain(claim, open.id(),
                Settlement.again(part.open().orElseThrow(), why, parts.clock().instant()));
    }

    private Settled lookUp(Claim claim, LoadedPart part, ChannelAccess access, NetworkAdapter adapter) {
        var open = ledger.takeOver(claim.delivery(), part, claim.fence());
        if (open.isEmpty()) {
            return new Settled.So(new Progress.Elsewhere());
        }
        parts.crashPoints().reached(CrashPoints.Point.LOOKING_UP, part.id());
        var row = part.open().orElseThrow();
        var lookup = ask(claim, part, access, adapter, open.get());
        return switch (Settlement.after(lookup, adapter.network().deduplication(), row, parts.clock().instant())) {
            case Settlement.Found.Adopt(var found) -> new Settled.So(recorder.published(claim, part, open.get().id(),
                    found.remoteId(), found.url(), found.facts()));
            case Settlement.Found.SendAgain _ -> ledger.closeAbsent(open.get().id(), claim.fence())
                    ? new Settled.SendAnew()
                    : new Settled.So(new Progress.Elsewhere());
            case Settlement.Found.LookAgain later -> new Settled.So(recorder.lookAgain(claim, open.get().id(), later));
            case Settlement.Found.AskPerson ask -> new Settled.So(recorder.lookAgain(claim, open.get().id(), ask));
        };
    }

    private Lookup ask(Claim claim, LoadedPart part, ChannelAccess access, NetworkAdapter adapter, OpenCommit open) {
        try {
            var lookup = adapter.lookup(calls.committing(claim.delivery(), part, access, open));
            return lookup instanceof Lookup.Found found && ledger.taken(access.channelId(), found.remoteId(), part.id())
                    ? new Lookup.Inconclusive(PublishProblems.unconfirmed(
                            "The post that was found belongs to another delivery with the same text"))
                    : lookup;
        } catch (RuntimeException e) {
            LOG.error("The adapter of {} failed while looking up part {}", access.network(), part.id(), e);
            return new Lookup.Inconclusive(PublishProblems.adapterBroke(access.network(), e));
        }
    }
}
