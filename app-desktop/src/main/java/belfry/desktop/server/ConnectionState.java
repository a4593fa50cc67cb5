package belfry.desktop.server;

import belfry.core.problem.Problem;
import java.time.Duration;
import java.time.Instant;

/** How the console stands to its server. */
public sealed interface ConnectionState {
    /** Nothing has been heard yet. */
    record Connecting() implements ConnectionState {}

    /** Events arrive; {@code latency} of the last question and answer. */
    record Live(Duration latency) implements ConnectionState {}

    /** The event stream broke; what is shown may be old since then, and the stream is being opened again. */
    record Stale(Instant since) implements ConnectionState {}

    /** The server has not answered for a while; it is still being tried. */
    record Lost(Instant since, Problem problem) implements ConnectionState {}
}
