package belfry.server.workspace;

import belfry.core.problem.Problem;
import belfry.core.wire.WorkspaceEdit;
import belfry.core.wire.WorkspaceView;
import belfry.server.database.Database;
import belfry.server.http.Actor;
import belfry.server.http.Events;
import belfry.server.http.Refused;
import java.time.ZoneId;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/** The chosen workspace and its settings. */
public final class Workspaces {
    private static final int LONGEST_LATE_WINDOW = 30 * 24 * 60;

    private final Database database;
    private final WorkspaceTable workspaces = new WorkspaceTable();
    private final AuditTable audit = new AuditTable();

    public Workspaces(Database database) {
        this.database = database;
    }

    WorkspaceView get(Actor actor) {
        return database.jdbi().withHandle(handle -> find(handle, actor));
    }

    WorkspaceView change(Actor actor, long version, WorkspaceEdit edit) {
        check(edit);
        return database.inTransaction(handle -> {
            if (!workspaces.change(handle, actor.workspaceId(), version, edit)) {
                throw Refused.changed("workspace-changed", "workspace", find(handle, actor));
            }
            var now = find(handle, actor);
            audit.add(handle, actor.workspaceId(), actor.name(), "workspace changed", now.id().toString(), Map.of());
            Events.publish(handle, now.id(), Events.WORKSPACE, now.id().toString(), now.version());
            return now;
        });
    }

    private WorkspaceView find(Handle handle, Actor actor) {
        return workspaces.find(handle, actor.workspaceId(), actor.role())
                .orElseThrow(() -> Refused.notFound("workspace"));
    }

    private static void check(WorkspaceEdit edit) {
        var name = edit.name();
        if (name != null && (name.isBlank() || name.length() > 100)) {
            throw wrong("/name", "The name is empty or longer than 100 characters", "Choose a short name");
        }
        var zone = edit.zone();
        if (zone != null && !ZoneId.getAvailableZoneIds().contains(zone)) {
            throw wrong("/zone", "There is no time zone of that name", "Choose one like Europe/Berlin");
        }
        var late = edit.lateWindowMinutes();
        if (late != null && (late < 0 || late > LONGEST_LATE_WINDOW)) {
            throw wrong("/lateWindowMinutes", "It is not between 0 and %d minutes".formatted(LONGEST_LATE_WINDOW),
                    "Choose how late a post may still go out");
        }
    }

    private static Refused wrong(String field, String cause, String remedy) {
        return new Refused(422, Problem.error("setting-wrong", "This setting cannot be so", cause, remedy).at(field));
    }
}
