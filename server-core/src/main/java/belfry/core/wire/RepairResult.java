package belfry.core.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a repair did or would do, row by row; {@code undoToken} undoes it while that can be. */
public record RepairResult(List<RepairRow> rows, @Nullable String undoToken) {
    public RepairResult {
        rows = List.copyOf(rows);
    }
}
