package belfry.desktop.server;

import belfry.core.wire.RepairRequest;
import belfry.core.wire.RepairResult;
import belfry.core.wire.StuckGroup;
import java.util.List;

/** Posts that are stuck, and their repair. All calls block. */
public interface RepairApi {
    List<StuckGroup> stuck() throws ServerException, InterruptedException;

    /** Previews with {@code dryRun}, else repairs. */
    RepairResult repair(RepairRequest request) throws ServerException, InterruptedException;

    RepairResult undo(String undoToken) throws ServerException, InterruptedException;
}
