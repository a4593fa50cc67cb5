package belfry.core.process;

import java.time.Duration;

/** Why a process ended, as far as its exit status and the end of its log tell. */
public sealed interface ExitCause {
    /** Port 0: it said that a port was taken, not which. */
    record PortTaken(int port) implements ExitCause {}

    record OutOfMemory() implements ExitCause {}

    record DatabaseAway(String said) implements ExitCause {}

    record BadConfiguration(String said) implements ExitCause {}

    record Signalled(String signal) implements ExitCause {}

    /** The supervisor ended it: it had said nothing for so long. */
    record Silent(Duration silence) implements ExitCause {}

    /** The supervisor ended it: it was not ready in time. */
    record NeverReady(Duration waited) implements ExitCause {}

    record Unexplained(String status, String said) implements ExitCause {}

    /** Whether the cause lies outside the process: waiting helps, and giving up would be wrong. */
    default boolean liesOutside() {
        return switch (this) {
            case PortTaken _,DatabaseAway _ -> true;
            case OutOfMemory _,BadConfiguration _,Signalled _,Silent _,NeverReady _,Unexplained _ -> false;
        };
    }
}
