package belfry.desktop.server;

import belfry.core.wire.DependencyView;
import belfry.core.wire.DoctorReport;
import belfry.core.wire.HealthView;
import belfry.core.wire.IncidentView;
import belfry.core.wire.LogPage;
import belfry.core.wire.Page;
import belfry.core.wire.ProcessCommand;
import belfry.core.wire.ProcessView;
import belfry.core.wire.QueueView;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** How the installation stands: processes, queues, incidents, dependencies. All calls block. */
public interface HealthApi {
    HealthView health() throws ServerException, InterruptedException;

    List<DependencyView> dependencies() throws ServerException, InterruptedException;

    List<ProcessView> processes() throws ServerException, InterruptedException;

    ProcessView process(UUID id) throws ServerException, InterruptedException;

    ProcessView command(UUID id, ProcessCommand command) throws ServerException, InterruptedException;

    /** Lines of a process's log; the query's names: cursor, q, lines. */
    LogPage log(UUID id, Map<String, String> query) throws ServerException, InterruptedException;

    List<QueueView> queues() throws ServerException, InterruptedException;

    /** Incidents, newest first; the query's names: open, limit, cursor. */
    Page<IncidentView> incidents(Map<String, String> query) throws ServerException, InterruptedException;

    IncidentView incident(UUID id) throws ServerException, InterruptedException;

    /** Runs a remedy that has a name. */
    void remedy(String action) throws ServerException, InterruptedException;

    DoctorReport doctor() throws ServerException, InterruptedException;
}
