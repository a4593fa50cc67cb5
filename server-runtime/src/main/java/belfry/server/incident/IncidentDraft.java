package belfry.server.incident;

import belfry.core.incident.IncidentKey;
import belfry.core.problem.Problem;
import belfry.core.wire.RemedyView;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An incident as somebody reports it; without a workspace it concerns the installation. */
record IncidentDraft(@Nullable UUID workspace, IncidentKey key, Problem problem, List<String> affected,
        List<RemedyView> remedies) {}
