package belfry.server.publish;

import belfry.core.incident.AffectedPost;
import belfry.core.problem.Problem;
import belfry.server.incident.Incidents;
import belfry.server.schedule.Alerts;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Reports as incidents. */
record IncidentAlerts(Incidents incidents, AffectedTable table) implements Alerts {
    @Override
    public void open(UUID workspace, String subject, Problem problem, Collection<UUID> deliveries) {
        incidents.open(workspace, problem.code(), subject, problem,
                table.posts(deliveries).stream().map(AffectedPost::written).toList(), List.of());
    }

    @Override
    public void close(String code, String subject, String why) {
        incidents.close(code, subject, why);
    }
}
