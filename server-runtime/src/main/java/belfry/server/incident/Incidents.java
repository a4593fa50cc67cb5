package belfry.server.incident;

import belfry.core.incident.Finding;
import belfry.core.incident.IncidentKey;
import belfry.core.incident.IncidentRules;
import belfry.core.problem.Problem;
import belfry.core.wire.IncidentView;
import belfry.core.wire.Page;
import belfry.core.wire.RemedyView;
import belfry.server.database.Database;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The problems of this installation over time; usable from every process that reaches PostgreSQL. */
public final class Incidents {
    private static final Logger LOG = LoggerFactory.getLogger(Incidents.class);

    private final Database database;

    public Incidents(Database database) {
        this.database = database;
    }

    /** Opens an incident of the installation, or brings the open one up to date. */
    public UUID open(String code, String subject, Problem problem, List<String> affected, List<RemedyView> remedies) {
        return open(null, code, subject, problem, affected, remedies);
    }

    public UUID open(Finding finding) {
        return open(finding.workspace(), finding.problem().code(), finding.subject(), finding.problem(),
                finding.affected(),
                finding.remedies());
    }

    /** The same for one workspace: its members see it, others do not. */
    public UUID open(@Nullable UUID workspace, String code, String subject, Problem problem, List<String> affected,
            List<RemedyView> remedies) {
        var draft = new IncidentDraft(workspace, new IncidentKey(code, subject), problem, affected, remedies);
        return database.inTransaction(handle -> {
            var table = new IncidentTable(handle);
            table.lock(draft.key());
            return table.openOne(draft.key()).map(known -> update(table, known, draft))
                    .orElseGet(() -> begin(table, draft));
        });
    }

    private static UUID begin(IncidentTable table, IncidentDraft draft) {
        var last = table.lastClosed(draft.key()).filter(known -> IncidentRules.cameBack(known.closedAt(), table.now()));
        if (last.isPresent()) {
            table.reopen(last.get().id(), draft);
            table.tell(last.get().id(), "Came back: " + draft.problem().summary());
            LOG.warn("Incident {} about {} came back", draft.key().code(), draft.key().subject());
            return last.get().id();
        }
        var id = table.insert(draft);
        table.tell(id, "Opened: " + draft.problem().summary());
        LOG.warn("Incident {} about {} opened: {}", draft.key().code(), draft.key().subject(),
                draft.problem().summary());
        return id;
    }

    private static UUID update(IncidentTable table, IncidentRow known, IncidentDraft draft) {
        var telling = IncidentRules.worthTelling(known.problem(draft.problem()), draft.problem());
        table.update(known.id(), draft, telling);
        if (telling) {
            table.tell(known.id(), draft.problem().summary());
        }
        return known.id();
    }

    /** Ends the incident if it is open; the text says how it ended. */
    public boolean close(String code, String subject, String why) {
        return database.inTransaction(handle -> {
            var table = new IncidentTable(handle);
            var key = new IncidentKey(code, subject);
            table.lock(key);
            var open = table.openOne(key);
            open.ifPresent(known -> {
                table.close(known.id(), why);
                table.tell(known.id(), "Closed: " + why);
                LOG.info("Incident {} about {} closed: {}", code, subject, why);
            });
            return open.isPresent();
        });
    }

    /** Adds a line to the timeline of an open incident: what was tried, and by whom. */
    public boolean tell(String code, String subject, String text) {
        return database.inTransaction(handle -> {
            var table = new IncidentTable(handle);
            var open = table.openOne(new IncidentKey(code, subject));
            open.ifPresent(known -> table.tell(known.id(), text));
            return open.isPresent();
        });
    }

    /** Writes down one that began and ended while nothing could be written. */
    public UUID record(Finding finding, Instant openedAt, String closedWhy) {
        return database.inTransaction(handle -> {
            var table = new IncidentTable(handle);
            var draft = new IncidentDraft(finding.workspace(), finding.key(), finding.problem(), finding.affected(),
                    finding.remedies());
            table.lock(draft.key());
            var id = table.openOne(draft.key()).map(IncidentRow::id).orElseGet(() -> table.insert(draft));
            table.openedAt(id, openedAt);
            table.tell(id, "Opened: " + finding.problem().summary());
            table.close(id, closedWhy);
            table.tell(id, "Closed: " + closedWhy);
            return id;
        });
    }

    /** What is open now, of all workspaces. */
    public Set<IncidentKey> openKeys() {
        return database.jdbi().withHandle(handle -> new IncidentTable(handle).openKeys());
    }

    /** The newest first; those of the workspace and of the installation. */
    public Page<IncidentView> list(UUID workspace, boolean openOnly, @Nullable UUID before, int limit) {
        return read(table -> table.list(workspace, openOnly, before, limit));
    }

    public Optional<IncidentView> find(UUID workspace, UUID id) {
        return read(table -> table.find(workspace, id));
    }

    /** Of the workspace and of the installation. */
    public long countOpen(UUID workspace) {
        return read(table -> table.countOpen(workspace));
    }

    private <T> T read(Function<IncidentTable, T> question) {
        return database.jdbi().withHandle((Handle handle) -> question.apply(new IncidentTable(handle)));
    }
}
