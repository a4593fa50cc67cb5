package belfry.server.temporal;

import belfry.server.config.TemporalConfig;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.serviceclient.RpcRetryOptions;
import io.temporal.serviceclient.ServiceStubsOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testserver.TestServer;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The way to Temporal. It connects when it is first used, and again by itself after each loss. */
public final class TemporalLink implements AutoCloseable {
    private static final Duration STATUS_LIMIT = Duration.ofSeconds(2);
    /** Shorter than the SDK's minute: who calls is told soon that Temporal is away, and tries again by himself. */
    private static final Duration REPEATED_FOR = Duration.ofSeconds(10);

    private final TemporalConfig config;
    private final TemporalStatus unreachable;
    private final @Nullable WorkflowServiceStubs stubs;
    private final @Nullable OperatorServiceStubsOptions operator;
    private final AutoCloseable service;

    private TemporalLink(TemporalConfig config, TemporalStatus unreachable, @Nullable WorkflowServiceStubs stubs,
            @Nullable OperatorServiceStubsOptions operator, AutoCloseable service) {
        this.config = config;
        this.unreachable = unreachable;
        this.stubs = stubs;
        this.operator = operator;
        this.service = service;
    }

    /** To a cluster, Temporal Cloud, or the program that the server keeps running. */
    public static TemporalLink to(TemporalConfig config) {
        var options = way(WorkflowServiceStubsOptions.newBuilder(), config).setRpcRetryOptions(
                RpcRetryOptions.newBuilder().setExpiration(REPEATED_FOR).validateBuildWithDefaults());
        return new TemporalLink(config, new TemporalStatus.Away(config.address(), "not asked yet"),
                WorkflowServiceStubs.newServiceStubs(options.build()),
                way(OperatorServiceStubsOptions.newBuilder(), config).validateAndBuildWithDefaults(), () -> {});
    }

    private static <T extends ServiceStubsOptions.Builder<T>> T way(T options, TemporalConfig config) {
        if (!config.apiKey().isEmpty()) {
            options.addApiKey(config.apiKey()::reveal);
        }
        return options.setTarget(config.address()).setEnableHttps(config.tls());
    }

    /**
     * To a service inside this process, over an in-process channel and on the wall clock. It forgets everything with
     * the process; the ledger does not.
     */
    public static TemporalLink inProcess(TemporalConfig config) {
        var server = TestServer.createServer(true);
        var options = WorkflowServiceStubsOptions.newBuilder().setChannel(server.getChannel());
        var operator = OperatorServiceStubsOptions.newBuilder().setChannel(server.getChannel());
        return new TemporalLink(config, new TemporalStatus.Away("in this process", "not asked yet"),
                WorkflowServiceStubs.newServiceStubs(options.build()), operator.validateAndBuildWithDefaults(), server);
    }

    /** For the server while the service runs inside the orchestrator. */
    public static TemporalLink elsewhere(TemporalConfig config) {
        return new TemporalLink(config, new TemporalStatus.InsideOrchestrator(), null, null, () -> {});
    }

    public static TemporalLink off(TemporalConfig config) {
        return new TemporalLink(config, new TemporalStatus.Off(), null, null, () -> {});
    }

    public String namespace() {
        return config.namespace();
    }

    /** Empty when this process cannot talk to Temporal at all. */
    public Optional<WorkflowServiceStubs> stubs() {
        return Optional.ofNullable(stubs);
    }

    /** Makes what workflows are found by; false: it cannot be had here. */
    public boolean registerSearchAttributes() {
        return operator != null && SearchAttributeNames.register(operator, config.namespace());
    }

    /** Asks Temporal now, for two seconds at most. */
    public TemporalStatus status() {
        if (stubs == null) {
            return unreachable;
        }
        var address = config.address().isEmpty() ? "in this process" : config.address();
        try {
            var info = stubs.blockingStub().withDeadlineAfter(STATUS_LIMIT.toMillis(), TimeUnit.MILLISECONDS)
                    .getSystemInfo(GetSystemInfoRequest.getDefaultInstance());
            return new TemporalStatus.Up(address, info.getServerVersion());
        } catch (StatusRuntimeException e) {
            return new TemporalStatus.Away(address, e.getStatus().getCode() + ": " + e.getStatus().getDescription());
        }
    }

    @Override
    public void close() throws IOException {
        if (stubs != null) {
            stubs.shutdownNow();
            stubs.awaitTermination(5, TimeUnit.SECONDS);
        }
        try {
            service.close();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException(e);
        }
    }
}
