package belfry.server.incident;

import belfry.core.incident.IncidentKey;
import belfry.core.problem.Severity;
import belfry.core.wire.IncidentEntry;
import belfry.core.wire.IncidentView;
import belfry.core.wire.Page;
import belfry.core.wire.RemedyView;
import belfry.core.wire.Wire;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;

/** The rows of incidents and their timelines, within one transaction. */
final class IncidentTable {
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<List<RemedyView>> REMEDIES = new TypeReference<>() {};

    private final Handle handle;

    IncidentTable(Handle handle) {
        this.handle = handle;
    }

    /** Two processes that report the same thing take turns. */
    void lock(IncidentKey key) {
        handle.createQuery("select pg_advisory_xact_lock(hashtext('incident'), hashtext(:key))")
                .bind("key", key.code() + ' ' + key.subject()).mapToMap().list();
    }

    Instant now() {
        return handle.createQuery("select clock_timestamp()").mapTo(Instant.class).one();
    }

    Optional<IncidentRow> openOne(IncidentKey key) {
        return row("""
                select id, severity, summary, cause, coalesce(closed_at, 'infinity') as closed_at from incident
                where code = :code and subject = :subject and closed_at is null""", key);
    }

    Optional<IncidentRow> lastClosed(IncidentKey key) {
        return row("""
                select id, severity, summary, cause, closed_at from incident
                where code = :code and subject = :subject and closed_at is not null
                order by opened_at desc limit 1""", key);
    }

    private Optional<IncidentRow> row(String query, IncidentKey key) {
        return handle.createQuery(query).bind("code", key.code()).bind("subject", key.subject())
                .map((rs, _) -> new IncidentRow(rs.getObject("id", UUID.class),
                        Severity.valueOf(rs.getString("severity")), rs.getString("summary"), rs.getString("cause"),
                        rs.getObject("closed_at", OffsetDateTime.class).toInstant()))
                .findOne();
    }

    UUID insert(IncidentDraft draft) {
        var id = bound(handle.createQuery("""
                insert into incident (workspace_id, code, subject, severity, summary, cause, evidence, remedies,
                    affected)
                values (:workspace, :code, :subject, :severity, :summary, :cause, cast(:evidence as jsonb),
                    cast(:remedies as jsonb), cast(:affected as jsonb))
                returning id"""), draft).bind("workspace", draft.workspace()).bind("code", draft.key().code())
                .bind("subject", draft.key().subject()).mapTo(UUID.class).one();
        changed(id);
        return id;
    }

    void update(UUID id, IncidentDraft draft, boolean tellOthers) {
        int rows = bound(handle.createUpdate("""
                update incident set severity = :severity, summary = :summary, cause = :cause,
                    evidence = cast(:evidence as jsonb), remedies = cast(:remedies as jsonb),
                    affected = cast(:affected as jsonb), updated_at = clock_timestamp()
                where id = :id and (severity, summary, cause, evidence, remedies, affected) is distinct from
                    (:severity, :summary, :cause, cast(:evidence as jsonb), cast(:remedies as jsonb),
                    cast(:affected as jsonb))"""), draft).bind("id", id).execute();
        if (rows > 0 && tellOthers) {
            changed(id);
        }
    }

    void reopen(UUID id, IncidentDraft draft) {
        handle.createUpdate("update incident set closed_at = null, closed_why = null where id = :id").bind("id", id)
                .execute();
        update(id, draft, false);
        changed(id);
    }

    void openedAt(UUID id, Instant at) {
        handle.createUpdate("update incident set opened_at = :at where id = :id").bind("id", id).bind("at", at)
                .execute();
    }

    void close(UUID id, String why) {
        handle.createUpdate("""
                update incident set closed_at = clock_timestamp(), closed_why = :why, updated_at = clock_timestamp()
                where id = :id""").bind("id", id).bind("why", why).execute();
        changed(id);
    }

    void tell(UUID id, String text) {
        handle.createUpdate("insert into incident_entry (incident_id, text) values (:id, :text)").bind("id", id)
                .bind("text", text).execute();
    }

    Set<IncidentKey> openKeys() {
        return handle.createQuery("select code, subject from incident where closed_at is null limit 10000")
                .map((rs, _) -> new IncidentKey(rs.getString("code"), rs.getString("subject"))).set();
    }

    long countOpen(UUID workspace) {
        return handle.createQuery("""
                select count(*) from incident
                where closed_at is null and (workspace_id is null or workspace_id = :workspace)""")
                .bind("workspace", workspace).mapTo(Long.class).one();
    }

    Page<IncidentView> list(UUID workspace, boolean openOnly, @Nullable UUID before, int limit) {
        var found = handle.createQuery("""
                select * from incident where (workspace_id is null or workspace_id = :workspace)
                    and (not :openOnly or closed_at is null) and (cast(:before as uuid) is null or id < :before)
                order by id desc limit :limit""").bind("workspace", workspace).bind("openOnly", openOnly)
                .bind("before", before).bind("limit", limit + 1).map((rs, _) -> view(rs)).list();
        var page = withTimelines(found.subList(0, Math.min(limit, found.size())));
        return new Page<>(page, found.size() > limit ? page.getLast().id().toString() : null);
    }

    Optional<IncidentView> find(UUID workspace, UUID id) {
        var found = handle.createQuery("""
                select * from incident where id = :id and (workspace_id is null or workspace_id = :workspace)""")
                .bind("id", id).bind("workspace", workspace).map((rs, _) -> view(rs)).list();
        return withTimelines(found).stream().findFirst();
    }

    private List<IncidentView> withTimelines(List<IncidentView> views) {
        if (views.isEmpty()) {
            return List.of();
        }
        var lines = new HashMap<UUID, List<IncidentEntry>>();
        handle.createQuery("select incident_id, at, text from incident_entry where incident_id in (<ids>) order by id")
                .bindList("ids", views.stream().map(IncidentView::id).toList()).map((rs, _) -> Map.entry(
                        rs.getObject("incident_id", UUID.class),
                        new IncidentEntry(at(rs, "at"), rs.getString("text"))))
                .forEach(line -> lines.computeIfAbsent(line.getKey(), _ -> new ArrayList<>()).add(line.getValue()));
        return views.stream().map(view -> told(view, lines.getOrDefault(view.id(), List.of()))).toList();
    }

    private static IncidentView told(IncidentView view, List<IncidentEntry> timeline) {
        return new IncidentView(view.id(), view.code(), view.subject(), view.severity(), view.summary(), view.cause(),
                view.evidence(), view.remedies(), view.affected(), view.openedAt(), view.updatedAt(), view.closedAt(),
                view.closedWhy(), timeline);
    }

    private static IncidentView view(ResultSet rs) throws SQLException {
        return new IncidentView(rs.getObject("id", UUID.class), rs.getString("code"), rs.getString("subject"),
                Severity.valueOf(rs.getString("severity")), rs.getString("summary"), rs.getString("cause"),
                json(rs.getString("evidence"), TEXTS), json(rs.getString("remedies"), REMEDIES),
                json(rs.getString("affected"), TEXTS), at(rs, "opened_at"), at(rs, "updated_at"),
                rs.getObject("closed_at") == null ? null : at(rs, "closed_at"), rs.getString("closed_why"), List.of());
    }

    private static Instant at(ResultSet rs, String column) throws SQLException {
        return rs.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static <S extends SqlStatement<S>> S bound(S statement, IncidentDraft draft) {
        return statement.bind("severity", draft.problem().severity().name()).bind("summary", draft.problem().summary())
                .bind("cause", draft.problem().cause()).bind("evidence", json(draft.problem().evidence()))
                .bind("remedies", json(draft.remedies())).bind("affected", json(draft.affected()));
    }

    private void changed(UUID id) {
        handle.createUpdate("""
                insert into event (workspace_id, kind, subject_id)
                select workspace_id, 'incident.changed', cast(id as text) from incident where id = :id""")
                .bind("id", id).execute();
    }

    private static String json(Object value) {
        try {
            return Wire.json().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot be written as JSON", e);
        }
    }

    private static <T> T json(String text, TypeReference<T> type) {
        try {
            return Wire.json().readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the database holds JSON of another form", e);
        }
    }
}
