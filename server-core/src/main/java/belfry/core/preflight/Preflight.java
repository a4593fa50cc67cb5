package belfry.core.preflight;

import belfry.core.network.Network;
import belfry.core.network.PartDraft;
import belfry.core.post.Wording;
import belfry.core.preflight.Plan.PlannedChannel;
import belfry.core.preflight.Plan.PlannedDelivery;
import belfry.core.preflight.Plan.PlannedMedium;
import belfry.core.problem.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Says before the due time what would be refused at it. */
public final class Preflight {
    /** A clock that is a little off, or a person who is a little slow, means now. */
    public static final Duration TOLERANCE = Duration.ofMinutes(2);
    private static final int LONGEST_DELAY = (int) Duration.ofDays(7).toSeconds();

    private final Function<String, Optional<Network>> networks;

    public Preflight(Function<String, Optional<Network>> networks) {
        this.networks = networks;
    }

    /** In the order of the post's fields; each finding once. */
    public List<Finding> check(Plan plan, Instant now) {
        var found = new LinkedHashSet<Finding>();
        time(plan, now).ifPresent(problem -> found.add(whole(problem)));
        if (plan.deliveries().isEmpty() && plan.when() != Plan.When.SOMETIME) {
            found.add(whole(noChannel()));
        }
        var seen = new HashSet<>();
        for (var delivery : plan.deliveries()) {
            if (!seen.add(delivery.channelId())) {
                found.add(of(delivery, twice(delivery)));
            }
            found.addAll(delivery(delivery));
        }
        return List.copyOf(found);
    }

    private static Optional<Problem> time(Plan plan, Instant now) {
        return switch (plan.when()) {
            case SOMETIME, NEXT_SLOT, NOW -> Optional.empty();
            case AT_ITS_TIME -> {
                if (plan.dueAt() == null) {
                    yield Optional.of(Problem.error("post-without-time", "The post has no time",
                            "A scheduled post needs the instant at which it goes out",
                            "Choose a time, the next free slot, or keep it as a draft").at("/dueAt"));
                }
                yield plan.dueAt().isBefore(now.minus(TOLERANCE))
                        ? Optional.of(past(plan.dueAt(), now))
                        : Optional.empty();
            }
        };
    }

    public static Problem past(Instant dueAt, Instant now) {
        return Problem.error("post-in-the-past", "%s has passed".formatted(dueAt),
                "By the server's clock it is %s".formatted(now), "Choose a later time",
                "Or publish it now").at("/dueAt");
    }

    private List<Finding> delivery(PlannedDelivery delivery) {
        var found = new ArrayList<Finding>();
        words(delivery).forEach(problem -> found.add(of(delivery, problem)));
        media(delivery).forEach(problem -> found.add(of(delivery, problem)));
        var channel = delivery.channel();
        if (channel.isEmpty()) {
            found.add(of(delivery, unknownChannel(delivery)));
            return found;
        }
        standing(channel.get()).map(problem -> problem.at(delivery.field() + "/channelId"))
                .ifPresent(problem -> found.add(of(delivery, problem)));
        var network = networks.apply(channel.get().network());
        if (network.isEmpty()) {
            found.add(of(delivery, unknownNetwork(channel.get()).at(delivery.field() + "/channelId")));
            return found;
        }
        var drafts = delivery.parts().stream().map(part -> new PartDraft(part.text(),
                part.media().stream().flatMap(medium -> medium.facts().stream()).toList())).toList();
        network.get().preflight(drafts, delivery.settings(), channel.get().facts())
                .forEach(problem -> found.add(of(delivery, placed(delivery, problem))));
        return found;
    }

    private static List<Problem> words(PlannedDelivery delivery) {
        var found = new ArrayList<Problem>();
        var parts = delivery.parts();
        if (parts.isEmpty()) {
            found.add(empty().at(pointer(delivery) + "/parts"));
        }
        for (int i = 0; i < parts.size(); i++) {
            var field = pointer(delivery) + "/parts/" + i;
            Wording.problem(parts.get(i).text(), field + "/text").ifPresent(found::add);
            if (parts.get(i).text().isBlank() && parts.get(i).media().isEmpty()) {
                found.add(empty().at(field + "/text"));
            }
            if (parts.get(i).delaySeconds() < 0 || parts.get(i).delaySeconds() > LONGEST_DELAY) {
                found.add(Problem.error("part-delay-refused",
                        "A delay of %d seconds is not possible".formatted(parts.get(i).delaySeconds()),
                        "A part follows the one before it after 0 to %d seconds".formatted(LONGEST_DELAY),
                        "Give a delay in that range, or make it a post of its own").at(field + "/delaySeconds"));
            }
        }
        return found;
    }

    private static List<Problem> media(PlannedDelivery delivery) {
        var found = new ArrayList<Problem>();
        for (int i = 0; i < delivery.parts().size(); i++) {
            var media = delivery.parts().get(i).media();
            for (int j = 0; j < media.size(); j++) {
                if (media.get(j).facts().isEmpty()) {
                    found.add(missing(media.get(j)).at(pointer(delivery) + "/parts/" + i + "/media/" + j));
                }
            }
        }
        return found;
    }

    private static Optional<Problem> standing(PlannedChannel channel) {
        if (channel.disabled()) {
            return Optional
                    .of(Problem.error("channel-disabled", "Channel \"%s\" is switched off".formatted(channel.name()),
                            "Nothing is published to a channel that is switched off",
                            "Switch it on under Channels", "Or take it out of the post"));
        }
        return switch (channel.standing()) {
            case GOOD -> Optional.empty();
            case DISCONNECTED -> Optional.of(Problem.error("channel-disconnected",
                    "Channel \"%s\" is disconnected".formatted(channel.name()),
                    "%s does not accept its credential any more".formatted(channel.network()),
                    "Reconnect it under Channels", "Or take it out of the post"));
            case EXPIRING -> Optional.of(Problem.warning("channel-expiring",
                    "The access of channel \"%s\" runs out soon".formatted(channel.name()),
                    "Its network gave access for a limited time", "Reconnect it under Channels before the due time"));
            case UNWELL -> Optional.of(Problem.warning("channel-unwell",
                    "Channel \"%s\" had an error".formatted(channel.name()),
                    "The last call to its network did not succeed", "Check it under Channels"));
        };
    }

    private static Problem placed(PlannedDelivery delivery, Problem problem) {
        return problem.at(pointer(delivery) + (problem.field() == null ? "" : problem.field()));
    }

    private static String pointer(PlannedDelivery delivery) {
        return delivery.own() ? delivery.field() : "";
    }

    public static Problem noChannel() {
        return Problem.error("post-without-channel", "The post has no channel", "It would go nowhere",
                "Choose at least one channel", "Or keep it as a draft").at("/deliveries");
    }

    private static Problem twice(PlannedDelivery delivery) {
        return Problem.error("channel-twice", "The same channel is named twice",
                "It would be published there two times", "Name each channel once")
                .at(delivery.field() + "/channelId");
    }

    private static Problem unknownChannel(PlannedDelivery delivery) {
        return Problem.error("channel-unknown", "There is no channel %s".formatted(delivery.channelId()),
                "It was removed, or it belongs to another workspace", "Choose one of the workspace's channels")
                .at(delivery.field() + "/channelId");
    }

    private static Problem unknownNetwork(PlannedChannel channel) {
        return Problem.error("network-unknown", "There is no network \"%s\"".formatted(channel.network()),
                "This version of Belfry does not know it", "Update Belfry, or take the channel out of the post");
    }

    private static Problem empty() {
        return Problem.error("post-empty", "There is nothing to publish", "A part needs a text or a medium",
                "Write something, or take the part out");
    }

    private static Problem missing(PlannedMedium medium) {
        return Problem.error("media-missing", "Medium %s is missing".formatted(medium.id()),
                "It was removed, or it belongs to another workspace", "Upload it again and put it into the post");
    }

    private static Finding whole(Problem problem) {
        return new Finding(problem, Optional.empty());
    }

    private static Finding of(PlannedDelivery delivery, Problem problem) {
        return new Finding(problem, Optional.of(delivery.channelId()));
    }
}
