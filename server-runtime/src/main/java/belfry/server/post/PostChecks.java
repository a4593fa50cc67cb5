package belfry.server.post;

import belfry.core.network.Network;
import belfry.core.preflight.Finding;
import belfry.core.preflight.Plan;
import belfry.core.preflight.Plan.PlannedChannel;
import belfry.core.preflight.Plan.PlannedDelivery;
import belfry.core.preflight.Plan.PlannedMedium;
import belfry.core.preflight.Plan.PlannedPart;
import belfry.core.preflight.Plan.Standing;
import belfry.core.preflight.Plan.When;
import belfry.core.preflight.Preflight;
import belfry.core.wire.ChannelHealth;
import belfry.core.wire.CountView;
import belfry.core.wire.FindingView;
import belfry.core.wire.NewDelivery;
import belfry.core.wire.PartMedia;
import belfry.core.wire.PartText;
import belfry.core.wire.PostDraft;
import belfry.core.wire.PostMode;
import belfry.core.wire.PreflightView;
import belfry.server.channel.ChannelRow;
import belfry.server.channel.ChannelTable;
import belfry.server.media.MediaRow;
import belfry.server.media.MediaTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Looks up what a draft names and lets the rules judge it. */
public final class PostChecks {
    private final ChannelTable channels;
    private final MediaTable media;
    private final Function<String, Optional<Network>> networks;
    private final Preflight preflight;

    public PostChecks(ChannelTable channels, MediaTable media, Function<String, Optional<Network>> networks) {
        this.channels = channels;
        this.media = media;
        this.networks = networks;
        this.preflight = new Preflight(networks);
    }

    /** The channels of a draft, by id; what is not in the workspace is missing. */
    Map<UUID, ChannelRow> channels(Handle handle, UUID workspace, PostDraft draft) {
        var ids = draft.deliveries().stream().map(NewDelivery::channelId).distinct().toList();
        return channels.find(handle, workspace, ids).stream()
                .collect(Collectors.toMap(ChannelRow::id, Function.identity()));
    }

    List<Finding> check(Handle handle, UUID workspace, PostDraft draft, Instant now) {
        return preflight.check(plan(handle, workspace, draft), now);
    }

    /** For the composer: every finding, and the counters of every part on every channel. */
    public PreflightView view(Handle handle, UUID workspace, PostDraft draft, Instant now) {
        var findings = check(handle, workspace, draft, now).stream()
                .map(finding -> new FindingView(finding.problem(), finding.channelId().orElse(null))).toList();
        var known = channels(handle, workspace, draft);
        var counts = draft.deliveries().stream()
                .flatMap(delivery -> Optional.ofNullable(known.get(delivery.channelId()))
                        .stream().flatMap(channel -> counts(channel, parts(draft, delivery))))
                .toList();
        return new PreflightView(findings, counts);
    }

    private Stream<CountView> counts(ChannelRow channel, List<PartText> parts) {
        var network = networks.apply(channel.network());
        if (network.isEmpty()) {
            return Stream.empty();
        }
        var rules = network.get();
        var limit = rules.limit(channel.facts());
        var counted = new ArrayList<CountView>();
        for (int i = 0; i < parts.size(); i++) {
            counted.add(new CountView(channel.id(), i, rules.count(parts.get(i).text()), limit, rules.unit()));
        }
        return counted.stream();
    }

    static List<PartText> parts(PostDraft draft, NewDelivery delivery) {
        return delivery.parts() == null ? draft.parts() : delivery.parts();
    }

    private Plan plan(Handle handle, UUID workspace, PostDraft draft) {
        var known = channels(handle, workspace, draft);
        var named = Stream.concat(draft.parts().stream(),
                draft.deliveries().stream().flatMap(delivery -> parts(draft, delivery).stream()))
                .flatMap(part -> part.media().stream()).map(PartMedia::mediaId).distinct().toList();
        var found = media.find(handle, workspace, named).stream()
                .collect(Collectors.toMap(MediaRow::id, Function.identity()));
        var planned = new ArrayList<PlannedDelivery>();
        for (int i = 0; i < draft.deliveries().size(); i++) {
            var delivery = draft.deliveries().get(i);
            planned.add(new PlannedDelivery("/deliveries/" + i, delivery.parts() != null, delivery.channelId(),
                    Optional.ofNullable(known.get(delivery.channelId())).map(PostChecks::channel),
                    parts(draft, delivery).stream().map(part -> part(part, found)).toList(), delivery.settings()));
        }
        return new Plan(when(draft.mode()), draft.dueAt(), planned);
    }

    private static PlannedPart part(PartText part, Map<UUID, MediaRow> found) {
        return new PlannedPart(part.text(), part.delaySeconds(), part.media().stream()
                .map(used -> new PlannedMedium(used.mediaId(),
                        row(found, used.mediaId()).map(row -> row.facts(used.altText()))))
                .toList());
    }

    private static Optional<MediaRow> row(Map<UUID, MediaRow> found, @Nullable UUID id) {
        return id == null ? Optional.empty() : Optional.ofNullable(found.get(id));
    }

    private static PlannedChannel channel(ChannelRow row) {
        return new PlannedChannel(row.name(), row.network(), row.disabled(), standing(row.health()), row.facts());
    }

    private static Standing standing(ChannelHealth health) {
        return switch (health) {
            case OK -> Standing.GOOD;
            case EXPIRING -> Standing.EXPIRING;
            case REAUTHORISE -> Standing.DISCONNECTED;
            case ERROR -> Standing.UNWELL;
        };
    }

    private static When when(PostMode mode) {
        return switch (mode) {
            case DRAFT -> When.SOMETIME;
            case SCHEDULE -> When.AT_ITS_TIME;
            case NEXT_SLOT -> When.NEXT_SLOT;
            case NOW -> When.NOW;
        };
    }
}
