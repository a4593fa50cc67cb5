package belfry.server.publish;

import belfry.core.publish.ErrorClass;
import belfry.core.publish.PartPhase;
import belfry.core.publish.PrepareOutcome;
import belfry.core.publish.PublishProblems;
import belfry.server.network.ChannelAccess;
import belfry.server.network.NetworkAdapter;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes what nobody can see yet: uploads, containers, drafts. May be repeated at will; the ledger counts the tries. */
final class Preparer {
    private static final Logger LOG = LoggerFactory.getLogger(Preparer.class);

    private final LedgerTable ledger;
    private final PartCalls calls;
    private final CrashPoints crashPoints;

    Preparer(LedgerTable ledger, PartCalls calls, CrashPoints crashPoints) {
        this.ledger = ledger;
        this.calls = calls;
        this.crashPoints = crashPoints;
    }

    /** Whether the commit of this part needs nothing more. */
    static boolean ready(LoadedPart part, NetworkAdapter adapter) {
        return (part.media().isEmpty() && !adapter.preparesWithoutMedia()) || !part.handles().isEmpty()
                || prepared(part.phase());
    }

    private static boolean prepared(PartPhase phase) {
        return switch (phase) {
            case READY, COMMITTING, CONFIRMING, PUBLISHED -> true;
            case WAITING, PREPARING, FAILED -> false;
        };
    }

    /** Empty: ready. */
    Optional<PrepareOutcome.Refused> prepare(LoadedDelivery delivery, LoadedPart part, ChannelAccess access,
            NetworkAdapter adapter) {
        if (ready(part, adapter)) {
            return Optional.empty();
        }
        var row = ledger.openPreparation(delivery, part);
        if (row.isEmpty()) {
            return Optional.empty();
        }
        return switch (attempt(delivery, part, access, adapter)) {
            case PrepareOutcome.Ready(var handles) -> {
                crashPoints.reached(CrashPoints.Point.PREPARED, part.id());
                ledger.prepared(row.get(), delivery, part, handles);
                yield Optional.empty();
            }
            case PrepareOutcome.Refused refused -> {
                ledger.notPrepared(row.get(), refused.problem());
                yield Optional.of(refused);
            }
        };
    }

    private PrepareOutcome attempt(LoadedDelivery delivery, LoadedPart part, ChannelAccess access,
            NetworkAdapter adapter) {
        try {
            return adapter.prepare(calls.preparing(delivery, part, access));
        } catch (RuntimeException e) {
            LOG.error("The adapter of {} failed while preparing part {}", delivery.network(), part.id(), e);
            return new PrepareOutcome.Refused(ErrorClass.RETRY_LATER,
                    PublishProblems.adapterBroke(delivery.network(), e),
                    Optional.empty());
        }
    }
}
