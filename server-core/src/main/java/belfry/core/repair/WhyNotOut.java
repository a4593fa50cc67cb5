package belfry.core.repair;

import belfry.core.network.Networks;
import belfry.core.problem.Problem;
import belfry.core.problem.Spans;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers "why is it not out?" in a sentence a person understands, with the problem to mend where there is one. */
public record WhyNotOut(String sentence, Optional<Problem> problem) {
    /** The clock acts within milliseconds; what is still queued after this is stuck. */
    public static final Duration SOON = Duration.ofSeconds(10);

    public static WhyNotOut of(Circumstances of) {
        var known = Optional.ofNullable(of.problem());
        return switch (of.state()) {
            case DRAFT -> say("It is a draft; nobody has scheduled it.");
            case IN_REVIEW -> say("It waits for somebody to approve it.");
            case QUEUED -> queued(of);
            case HELD -> new WhyNotOut("It is held: %s.".formatted(held(of)), known.or(() -> channelProblem(of)));
            case PUBLISHING -> say(of.sending().open()
                    ? "It is being sent to %s since %s; the answer has not come yet.".formatted(
                            Networks.name(of.channel().network()),
                            of.sending().begunAt().map(WhyNotOut::time).orElse("a moment ago"))
                    : "It is being prepared for %s.".formatted(Networks.name(of.channel().network())));
            case PUBLISHED -> say(published(of));
            case FAILED -> new WhyNotOut("It is not published: %s.".formatted(known.map(WhyNotOut::because)
                    .orElse("%s refused it".formatted(Networks.name(of.channel().network())))), known);
            case MISSED -> missed(of);
            case UNCONFIRMED -> unconfirmed(of);
            case CANCELLED -> say("It was cancelled and will not go out.");
        };
    }

    private static WhyNotOut queued(Circumstances of) {
        var due = of.dueAt();
        if (of.channel().disabled() || of.channel().disconnected()) {
            var problem = channelProblem(of);
            return new WhyNotOut("It cannot go out: %s.".formatted(problem.map(WhyNotOut::because).orElse("")),
                    problem);
        }
        var next = of.nextTryAt();
        if (next != null && next.isAfter(of.now())) {
            return new WhyNotOut("It is tried again at %s, after %d tries: %s.".formatted(time(next), of.tries(),
                    of.problem() == null ? "the network asked to wait" : because(of.problem())),
                    Optional.ofNullable(of.problem()));
        }
        if (due == null) {
            return say("It is queued without a time; give it one.");
        }
        return due.isAfter(of.now())
                ? say("It is not due yet: it goes out at %s, in %s.".formatted(time(due),
                        Spans.words(Duration.between(of.now(), due))))
                : overdue(of, due);
    }

    private static WhyNotOut overdue(Circumstances of, Instant due) {
        var held = of.channel().heldUntil();
        if (held != null && held.isAfter(of.now())) {
            return say("It was due at %s; its channel rests until %s because of earlier errors.".formatted(time(due),
                    time(held)));
        }
        if (of.publishers().alive() == 0) {
            var seen = of.publishers().lastSeenAt().map(at -> "the last one was seen at " + time(at))
                    .orElse("none has ever started");
            return new WhyNotOut("It was due at %s, but no orchestrator is running to publish it.".formatted(time(due)),
                    Optional.of(Problem.critical("orchestrator-away", "No orchestrator is running",
                            "Nothing publishes: " + seen, "Look under Health why the process is not online",
                            "Start it there, or run: belfry orchestrator")));
        }
        if (of.incident().isPresent()) {
            return say("It was due at %s; %s.".formatted(time(due), of.incident().get()));
        }
        return Duration.between(due, of.now()).compareTo(SOON) < 0
                ? say("It is due now and about to be sent.")
                : new WhyNotOut(
                        "It was due %s ago and nothing has taken it."
                                .formatted(Spans.words(Duration.between(due, of.now()))),
                        Optional.of(Problem.error("post-not-taken", "Nobody has taken the post",
                                "An orchestrator is running, but it has not claimed this delivery",
                                "Publish it now", "If others wait too, restart the orchestrator under Health")));
    }

    private static WhyNotOut missed(Circumstances of) {
        var known = Optional.ofNullable(of.problem());
        var due = of.dueAt() == null ? "its time" : time(of.dueAt());
        return new WhyNotOut("Belfry could not publish at %s, and afterwards it was later than the workspace allows."
                .formatted(due), known);
    }

    private static WhyNotOut unconfirmed(Circumstances of) {
        var sent = of.sending().begunAt().map(WhyNotOut::time).orElse("its time");
        return new WhyNotOut("It was sent to %s at %s, but the answer was lost, and the network cannot say whether it "
                .formatted(Networks.name(of.channel().network()), sent)
                + "arrived. Nothing is sent again by itself: look at the channel and decide.",
                Optional.ofNullable(of.problem()));
    }

    private static String published(Circumstances of) {
        var at = of.publishedAt() == null ? "" : " at " + time(of.publishedAt());
        var late = of.latenessMillis() == null ? "" : ", %d ms after its time".formatted(of.latenessMillis());
        return "It is out%s%s%s.".formatted(at, late, of.url() == null ? "" : ": " + of.url());
    }

    private static String held(Circumstances of) {
        if (of.holdReason() != null && !of.holdReason().isBlank()) {
            return of.holdReason();
        }
        return of.problem() == null ? "its channel has to be looked at" : because(of.problem());
    }

    private static Optional<Problem> channelProblem(Circumstances of) {
        var name = of.channel().name();
        if (of.channel().disabled()) {
            return Optional.of(Problem.error("channel-disabled", "Channel \"%s\" is switched off".formatted(name),
                    "Nothing is published to a channel that is switched off", "Switch it on under Channels"));
        }
        return of.channel().disconnected()
                ? Optional.of(Problem.error("channel-disconnected", "Channel \"%s\" is disconnected".formatted(name),
                        "%s does not accept its credential any more".formatted(Networks.name(of.channel().network())),
                        "Reconnect it under Channels"))
                : Optional.empty();
    }

    private static String because(Problem problem) {
        var text = problem.summary();
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    private static WhyNotOut say(String sentence) {
        return new WhyNotOut(sentence, Optional.empty());
    }

    private static String time(@Nullable Instant at) {
        return at == null ? "its time" : at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
