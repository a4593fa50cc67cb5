package belfry.server.secret;

import belfry.server.database.Database;
import java.util.List;
import java.util.UUID;

/** Seals anew, with the newest key, what older keys sealed. */
public final class SealedTable {
    private static final int BATCH = 200;

    private final Database database;
    private final Sealer sealer;

    private record Cell(UUID id, byte[] sealed) {}

    public SealedTable(Database database, Sealer sealer) {
        this.database = database;
        this.sealer = sealer;
    }

    /** May be stopped and repeated: what is done already is left alone. Returns how many were sealed anew. */
    public int reseal(List<SealedColumn> columns) {
        var count = 0;
        for (var column : columns) {
            var last = new UUID(0, 0);
            for (var batch = after(column, last); !batch.isEmpty(); batch = after(column, last)) {
                for (var cell : batch) {
                    count += reseal(column, cell) ? 1 : 0;
                }
                last = batch.getLast().id();
            }
        }
        return count;
    }

    private List<Cell> after(SealedColumn column, UUID last) {
        return database.jdbi().withHandle(handle -> handle.createQuery("""
                select id, <column> as sealed from <table>
                where <column> is not null and id > :last order by id limit :batch
                """).define("table", column.table()).define("column", column.column()).bind("last", last)
                .bind("batch", BATCH).map((row, _) -> new Cell(row.getObject("id", UUID.class), row.getBytes("sealed")))
                .list());
    }

    /** Leaves the row alone when somebody stored a new secret meanwhile. */
    private boolean reseal(SealedColumn column, Cell cell) {
        var place = new Place(column.table(), cell.id(), column.column());
        if (!sealer.outdated(cell.sealed(), place)) {
            return false;
        }
        var anew = sealer.seal(sealer.open(cell.sealed(), place), place);
        return database.jdbi().withHandle(handle -> handle.createUpdate("""
                update <table> set <column> = :anew where id = :id and <column> = :before
                """).define("table", column.table()).define("column", column.column()).bind("anew", anew)
                .bind("id", cell.id()).bind("before", cell.sealed()).execute()) > 0;
    }
}
