package belfry.server.temporal;

/** Whether Temporal can be reached from this process. */
public sealed interface TemporalStatus {
    record Up(String address, String version) implements TemporalStatus {}

    record Away(String address, String reason) implements TemporalStatus {}

    /** It runs inside the orchestrator, where only that can see it. */
    record InsideOrchestrator() implements TemporalStatus {}

    record Off() implements TemporalStatus {}
}
