package belfry.server.publish;

import belfry.core.problem.Problem;
import belfry.server.incident.Incidents;
import belfry.server.schedule.Alerts;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Reports as incidents. */
record IncidentAlerts(Incidents incidents) implements Alerts {
    @Override
    public void open(UUID workspace, String subject, Problem problem, Collection<UUID> deliveries) {
        incidents.open(workspace, problem.code(), subject, problem,
                deliveries.stream().map(id -> "delivery " + id).toList(), List.of());
    }

    @Override
    public void close(String code, String subject, String why) {
        incidents.close(code, subject, why);
    }
}
