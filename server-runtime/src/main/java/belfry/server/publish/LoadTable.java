package belfry.server.publish;

import belfry.core.media.MediaFacts;
import belfry.core.post.DeliveryState;
import belfry.core.publish.CommitRow;
import belfry.core.publish.PartPhase;
import belfry.core.wire.PartMedia;
import belfry.server.database.Columns;
import belfry.server.database.Database;
import belfry.server.network.PartMediaFile;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Reads deliveries with everything that publishing them needs, many at once. */
final class LoadTable {
    private final Database database;
    private final MediaFiles files;

    LoadTable(Database database, MediaFiles files) {
        this.database = database;
        this.files = files;
    }

    Map<UUID, LoadedDelivery> load(Collection<UUID> deliveries) {
        if (deliveries.isEmpty()) {
            return Map.of();
        }
        return database.inTransaction(handle -> {
            var ids = deliveries.toArray(UUID[]::new);
            var parts = parts(handle, ids, media(handle, ids));
            var loaded = new HashMap<UUID, LoadedDelivery>();
            handle.createQuery("""
                    select d.id, d.workspace_id, d.channel_id, c.name, d.network, c.credential_version, d.state,
                        d.revision, coalesce(d.due_at, d.created_at) as due_at, d.tries, d.prepared_at is not null as prepared, d.settings
                    from delivery d join channel c on c.id = d.channel_id where d.id = any(:ids)
                    """).bind("ids", ids).map((row, _) -> delivery(row, parts))
                    .forEach(delivery -> loaded.put(delivery.id(), delivery));
            return loaded;
        });
    }

    Optional<LoadedDelivery> load(UUID delivery) {
        return Optional.ofNullable(load(List.of(delivery)).get(delivery));
    }

    private static Map<UUID, Medium> media(Handle handle, UUID[] deliveries) {
        var media = new HashMap<UUID, Medium>();
        handle.createQuery("""
                select m.id, m.content_type, m.byte_size, m.width, m.height, m.duration_millis, m.alt_text, m.file_name
                from media m where m.id in (select (one ->> 'mediaId')::uuid from part p, jsonb_array_elements(p.media) one
                    where p.delivery_id = any(:ids))
                """).bind("ids", deliveries).map((row, _) -> medium(row))
                .forEach(medium -> media.put(medium.facts().id(), medium));
        return media;
    }

    private Map<UUID, List<LoadedPart>> parts(Handle handle, UUID[] deliveries, Map<UUID, Medium> media) {
        var parts = new HashMap<UUID, List<LoadedPart>>();
        handle.createQuery("""
                select p.*, coalesce(l.attempts, 0) + 1 as attempt, coalesce(l.absent, 0) as absent, l.begun,
                    o.id as open_id, o.started_at as open_started_at, o.sent_at as open_sent_at, o.lookups as open_lookups
                from part p
                left join lateral (select max(attempt) as attempts, count(*) filter (where status = 'ABSENT') as absent,
                        min(started_at) as begun
                    from ledger where part_id = p.id and step = 'COMMIT') l on true
                left join ledger o on o.part_id = p.id and o.step = 'COMMIT' and o.status in ('STARTED', 'SENT', 'UNKNOWN')
                where p.delivery_id = any(:ids) order by p.delivery_id, p.position
                """).bind("ids", deliveries)
                .map((row, _) -> Map.entry(Columns.id(row, "delivery_id"), part(row, media)))
                .forEach(entry -> parts.computeIfAbsent(entry.getKey(), _ -> new ArrayList<>()).add(entry.getValue()));
        return parts;
    }

    private static LoadedDelivery delivery(ResultSet row, Map<UUID, List<LoadedPart>> parts) throws SQLException {
        var id = Columns.id(row, "id");
        return new LoadedDelivery(id, Columns.id(row, "workspace_id"), Columns.id(row, "channel_id"),
                row.getString("name"), row.getString("network"), row.getLong("credential_version"),
                DeliveryState.valueOf(row.getString("state")), row.getInt("revision"), Columns.instant(row, "due_at"),
                row.getInt("tries"), row.getBoolean("prepared"), Columns.texts(row, "settings"),
                parts.getOrDefault(id, List.of()));
    }

    private LoadedPart part(ResultSet row, Map<UUID, Medium> media) throws SQLException {
        var open = Optional.ofNullable(Columns.maybeId(row, "open_id"));
        return new LoadedPart(Columns.id(row, "id"), row.getInt("position"), row.getString("text"),
                Duration.ofSeconds(row.getInt("delay_seconds")), files(row, media),
                PartPhase.valueOf(row.getString("phase")), row.getString("idempotency_key"),
                Optional.ofNullable(Columns.maybeInstant(row, "begun")).map(OpenCommit::recordTime),
                Columns.texts(row, "prepared"),
                Optional.ofNullable(row.getString("remote_id")), Columns.texts(row, "remote_facts"),
                Optional.ofNullable(Columns.maybeInstant(row, "published_at")), row.getInt("attempt"), open,
                open.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new CommitRow(Columns.instant(row, "open_started_at"),
                                Optional.ofNullable(Columns.maybeInstant(row, "open_sent_at")),
                                row.getInt("open_lookups"), row.getInt("absent"))));
    }

    private List<PartMediaFile> files(ResultSet row, Map<UUID, Medium> media) throws SQLException {
        return Columns.list(row, "media", PartMedia.class).stream().map(part -> {
            var medium = Optional.ofNullable(media.get(part.mediaId())).orElseThrow(
                    () -> new IllegalStateException(
                            "a part names medium " + part.mediaId() + ", which does not exist"));
            return new PartMediaFile(described(medium.facts(), part), medium.fileName(), files.file(part.mediaId()));
        }).toList();
    }

    private static MediaFacts described(MediaFacts facts, PartMedia part) {
        var words = part.altText();
        return words == null || words.isBlank()
                ? facts
                : new MediaFacts(facts.id(), facts.contentType(), facts.bytes(), facts.width(), facts.height(),
                        facts.durationMillis(), words);
    }

    private static Medium medium(ResultSet row) throws SQLException {
        return new Medium(new MediaFacts(Columns.id(row, "id"), row.getString("content_type"), row.getLong("byte_size"),
                Optional.ofNullable(Columns.maybeInt(row, "width")),
                Optional.ofNullable(Columns.maybeInt(row, "height")),
                Optional.ofNullable(Columns.maybeLong(row, "duration_millis")), row.getString("alt_text")),
                row.getString("file_name"));
    }

    private record Medium(MediaFacts facts, String fileName) {}
}
