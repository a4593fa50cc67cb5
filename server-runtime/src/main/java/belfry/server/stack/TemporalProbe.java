package belfry.server.stack;

import belfry.core.incident.Finding;
import belfry.core.problem.Problem;
import belfry.core.stack.Reading;
import belfry.server.temporal.TemporalLink;
import belfry.server.temporal.TemporalStatus;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Temporal answers and has our namespace. */
final class TemporalProbe implements Probe {
    private static final String AWAY = "temporal-away";
    private static final String NAMESPACE = "temporal-namespace-missing";

    private final TemporalLink temporal;

    TemporalProbe(TemporalLink temporal) {
        this.temporal = temporal;
    }

    @Override
    public String name() {
        return "temporal";
    }

    @Override
    public Set<String> codes() {
        return Set.of(AWAY, NAMESPACE);
    }

    @Override
    public boolean lamp() {
        return true;
    }

    @Override
    public Reading read() {
        var began = System.nanoTime();
        return switch (temporal.status()) {
            case TemporalStatus.Off() -> Reading.absent("Not in use; the due clock publishes alone");
            case TemporalStatus.InsideOrchestrator() ->
                Reading.absent("Runs inside the orchestrator, which forgets it at each restart; the ledger does not");
            case TemporalStatus.Away(var address, var reason) -> Reading.down(Finding.of("temporal",
                    Problem.warning(AWAY, "Temporal at %s does not answer".formatted(address), reason,
                            "Posts go out on time all the same: the due clock publishes directly",
                            "Start Temporal, or correct temporal.address"))
                    .affecting(List.of("Workflows: retries and follow-ups wait")));
            case TemporalStatus.Up(var address, var version) ->
                namespace(address, version, (System.nanoTime() - began) / 1_000_000);
        };
    }

    private Reading namespace(String address, String version, long millis) {
        var detail = "Temporal %s at %s, namespace %s".formatted(version, address, temporal.namespace());
        var stubs = temporal.stubs();
        if (stubs.isEmpty()) {
            return Reading.up(millis, detail);
        }
        try {
            var asked = stubs.get().blockingStub().withDeadlineAfter(2, TimeUnit.SECONDS)
                    .describeNamespace(
                            DescribeNamespaceRequest.newBuilder().setNamespace(temporal.namespace()).build());
            return Reading.up(millis, asked.isInitialized() ? detail : address);
        } catch (StatusRuntimeException e) {
            if (e.getStatus().getCode() != Status.Code.NOT_FOUND) {
                return Reading.unknown("The namespace could not be asked for: " + e.getStatus());
            }
            return Reading.down(Finding.of("temporal", Problem.error(NAMESPACE,
                    "Temporal at %s has no namespace %s".formatted(address, temporal.namespace()),
                    "It was never made there, or temporal.namespace is misspelt",
                    "temporal operator namespace create -n " + temporal.namespace(),
                    "Or correct temporal.namespace")));
        }
    }
}
