package belfry.desktop.composer;

import belfry.core.media.MediaFacts;
import belfry.core.network.Network;
import belfry.core.network.Networks;
import belfry.core.preflight.Plan;
import belfry.core.preflight.Plan.PlannedChannel;
import belfry.core.preflight.Plan.PlannedDelivery;
import belfry.core.preflight.Plan.PlannedMedium;
import belfry.core.preflight.Plan.PlannedPart;
import belfry.core.preflight.Preflight;
import belfry.core.wire.ChannelHealth;
import belfry.core.wire.ChannelView;
import belfry.core.wire.CountView;
import belfry.core.wire.FindingView;
import belfry.core.wire.NewDelivery;
import belfry.core.wire.PartText;
import belfry.core.wire.PostDraft;
import belfry.core.wire.PostMode;
import java.text.BreakIterator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of a post on this machine, with the same rules as the server's: counters, findings, and where in the
 * text a network stops. Touches nothing that is shown, so it may run anywhere.
 */
final class LocalCheck {
    private static final Preflight RULES = new Preflight(Networks::find);

    private LocalCheck() {}

    /** A part of the common text ({@code channel} null) or of a channel's own. */
    record Spot(@Nullable UUID channel, int part) {}

    /** @param overflow position in the text of a spot from where the strictest network does not take it */
    record Outcome(List<CountView> counts, List<FindingView> findings, Map<Spot, Integer> overflow) {}

    static Outcome of(PostDraft draft, List<ChannelView> channels, Map<UUID, MediaFacts> media, Instant now) {
        var counts = new ArrayList<CountView>();
        var overflow = new HashMap<Spot, Integer>();
        var planned = new ArrayList<PlannedDelivery>();
        for (var i = 0; i < draft.deliveries().size(); i++) {
            var delivery = draft.deliveries().get(i);
            var channel = channels.stream().filter(known -> known.id().equals(delivery.channelId())).findFirst();
            var own = delivery.parts();
            var parts = own == null ? draft.parts() : own;
            planned.add(new PlannedDelivery("/deliveries/" + i, own != null, delivery.channelId(),
                    channel.map(LocalCheck::channel), parts.stream().map(part -> part(part, media)).toList(),
                    delivery.settings()));
            channel.ifPresent(known -> Networks.find(known.network())
                    .ifPresent(network -> count(network, known, delivery, parts, counts, overflow)));
        }
        var findings = RULES.check(new Plan(when(draft.mode()), draft.dueAt(), planned), now).stream()
                .filter(finding -> !unknowable(finding.problem().code()))
                .map(finding -> new FindingView(finding.problem(), finding.channelId().orElse(null))).toList();
        return new Outcome(counts, findings, overflow);
    }

    /** The server alone knows whether a medium or a channel is there. */
    private static boolean unknowable(String code) {
        return code.equals("media-missing") || code.equals("channel-unknown");
    }

    private static void count(Network network, ChannelView channel, NewDelivery delivery, List<PartText> parts,
            List<CountView> counts, Map<Spot, Integer> overflow) {
        var limit = network.limit(channel.facts());
        for (var part = 0; part < parts.size(); part++) {
            var text = parts.get(part).text();
            var used = network.count(text);
            counts.add(new CountView(channel.id(), part, used, limit, network.unit()));
            if (used > limit) {
                overflow.merge(new Spot(delivery.parts() == null ? null : channel.id(), part),
                        cut(network, text, limit), Math::min);
            }
        }
    }

    /** The longest beginning that a network takes, ending between two characters as people see them. */
    static int cut(Network network, String text, int limit) {
        if (network.count(text) <= limit) {
            return text.length();
        }
        var borders = BreakIterator.getCharacterInstance(Locale.ROOT);
        borders.setText(text);
        var low = 0;
        var high = Math.min(text.length(), Math.max(1, limit));
        while (high < text.length() && network.count(text.substring(0, high)) <= limit) {
            low = high;
            high = Math.min(text.length(), high * 2);
        }
        while (high - low > 1) {
            var middle = (low + high) >>> 1;
            if (network.count(text.substring(0, middle)) <= limit) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return forward(network, text, limit, borders, borders.isBoundary(low) ? low : borders.preceding(low));
    }

    /** Half a character counts as much as several, so the search may have stopped a little early. */
    private static int forward(Network network, String text, int limit, BreakIterator borders, int from) {
        var at = from;
        for (var next = borders.following(at); next != BreakIterator.DONE
                && network.count(text.substring(0, next)) <= limit; next = borders.next()) {
            at = next;
        }
        return at;
    }

    private static PlannedPart part(PartText part, Map<UUID, MediaFacts> media) {
        return new PlannedPart(part.text(), part.delaySeconds(), part.media().stream()
                .map(used -> new PlannedMedium(used.mediaId(), Optional.ofNullable(media.get(used.mediaId()))
                        .map(facts -> described(facts, used.altText()))))
                .toList());
    }

    private static MediaFacts described(MediaFacts facts, @Nullable String alt) {
        return new MediaFacts(facts.id(), facts.contentType(), facts.bytes(), facts.width(), facts.height(),
                facts.durationMillis(), alt == null ? "" : alt);
    }

    private static PlannedChannel channel(ChannelView channel) {
        return new PlannedChannel(channel.name(), channel.network(), channel.disabled(), standing(channel.health()),
                channel.facts());
    }

    private static Plan.Standing standing(ChannelHealth health) {
        return switch (health) {
            case OK -> Plan.Standing.GOOD;
            case EXPIRING -> Plan.Standing.EXPIRING;
            case REAUTHORISE -> Plan.Standing.DISCONNECTED;
            case ERROR -> Plan.Standing.UNWELL;
        };
    }

    private static Plan.When when(PostMode mode) {
        return switch (mode) {
            case DRAFT -> Plan.When.SOMETIME;
            case SCHEDULE -> Plan.When.AT_ITS_TIME;
            case NEXT_SLOT -> Plan.When.NEXT_SLOT;
            case NOW -> Plan.When.NOW;
        };
    }
}
