package belfry.core.publish;

import belfry.core.problem.Problem;
import belfry.core.problem.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The problems that publishing itself finds, beside those that a network names. */
public final class PublishProblems {
    private PublishProblems() {}

    public static Problem unconfirmed(String cause) {
        return Problem.error("publish-unconfirmed",
                "The post was sent, the answer was lost, and Belfry cannot find out what became of it", cause,
                "Look at the channel: if the post is there, choose \"It is there\"",
                "If it is not there, choose \"Send it again\"");
    }

    static Problem gaveUp(Problem last, int tries, Duration window) {
        return new Problem("publish-gave-up", Severity.ERROR,
                "Not published after %d tries in %d hours".formatted(tries, window.toHours()), last.summary(),
                last.evidence(), List.of("Cure the cause: " + last.remedy().getFirst(), "Then publish it again"), null);
    }

    public static Problem missed(Instant dueAt, Duration late, Duration window) {
        return Problem.error("post-missed",
                "Due at %s and not published: %d minutes late".formatted(dueAt, late.toMinutes()),
                "Belfry could not publish at that time, and the workspace lets a post go out at most %d minutes late"
                        .formatted(window.toMinutes()),
                "Publish it now, move it to the next free slot, give it a new time, or cancel it");
    }

    /** An adapter that throws breaks its contract; whether it sent anything is not known. */
    public static Problem adapterBroke(String network, RuntimeException cause) {
        return Problem.error("network-adapter-failed", "The connection to %s failed inside Belfry".formatted(network),
                cause.getClass().getSimpleName() + ": " + cause.getMessage(),
                "Look into the log of the orchestrator", "Report it with the log line");
    }

    /** The channel cannot be opened: its credential is gone or cannot be read. */
    public static Problem channelClosed(String channel, String cause) {
        return Problem.error("channel-cannot-be-opened",
                "The credential of channel %s cannot be read".formatted(channel),
                cause, "Reconnect the channel");
    }

    public static Problem networkUnknown(String network) {
        return Problem.error("network-unknown", "This Belfry does not know the network %s".formatted(network),
                "No adapter is built in for it", "Update Belfry, or cancel the post");
    }
}
