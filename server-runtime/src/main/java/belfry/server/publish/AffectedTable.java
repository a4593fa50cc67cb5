package belfry.server.publish;

import belfry.core.incident.AffectedPost;
import belfry.server.database.Columns;
import belfry.server.database.Database;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The posts behind deliveries that an incident is about. */
record AffectedTable(Database database) {
    private static final int MOST = 100;

    List<AffectedPost> posts(Collection<UUID> deliveries) {
        return database.jdbi().withHandle(handle -> handle.createQuery("""
                select distinct p.id, left(p.excerpt, 60) as excerpt
                from delivery d join post p on p.id = d.post_id where d.id = any(:ids) order by p.id limit :most
                """).bindArray("ids", UUID.class, deliveries.toArray()).bind("most", MOST)
                .map((rs, _) -> new AffectedPost(Columns.id(rs, "id"), rs.getString("excerpt"))).list());
    }
}
