package belfry.desktop.server;

import belfry.core.wire.AkashAccountDraft;
import belfry.core.wire.AkashAccountView;
import belfry.core.wire.AkashPoint;
import java.util.List;
import java.util.UUID;

/** Deployments on Akash as the server watches them. All calls block. */
public interface AkashApi {
    List<AkashAccountView> accounts() throws ServerException, InterruptedException;

    /** Adds an account and looks at it once. */
    AkashAccountView add(AkashAccountDraft draft) throws ServerException, InterruptedException;

    /** Asks chain, Console and providers now. */
    AkashAccountView refresh(UUID account) throws ServerException, InterruptedException;

    void remove(UUID account) throws ServerException, InterruptedException;

    /** Takes back a removal. */
    AkashAccountView restore(UUID account) throws ServerException, InterruptedException;

    /** What the escrow of a deployment held over time, the oldest first. */
    List<AkashPoint> history(UUID account, String dseq) throws ServerException, InterruptedException;
}
