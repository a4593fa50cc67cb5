package belfry.core.publish;

import belfry.core.problem.Problem;
import belfry.core.problem.Severity;
import belfry.core.problem.Spans;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The problems that publishing itself finds, beside those that a network names. */
public final class PublishProblems {
    /** Posts of a channel wait until a person has connected it again. */
    public static final String ACCESS_LOST = "channel-expired";

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
        return Problem.error("post-missed", "Due at %s and not published: %s late".formatted(dueAt, Spans.words(late)),
                "Belfry could not publish at that time, and the workspace lets a post go out at most %d minutes late"
                        .formatted(window.toMinutes()),
                "Publish it now, move it to the next free slot, give it a new time, or cancel it");
    }

    /**
     * The network lets Belfry no longer publish on a channel: one incident, whoever sees it first.
     *
     * @param channel by name and network: {@code Shop on Bluesky}
     * @param refusal what the network said when a post was tried; null: nothing was tried yet
     */
    public static Problem accessLost(String channel, @Nullable Problem refusal) {
        return Problem.error(ACCESS_LOST, channel + " must be connected again",
                refusal == null ? "Its access was withdrawn or ran out" : refusal.summary() + ". " + refusal.cause(),
                "Reconnect it under Channels; its posts wait until then")
                .seen(refusal == null ? List.of() : refusal.evidence());
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
