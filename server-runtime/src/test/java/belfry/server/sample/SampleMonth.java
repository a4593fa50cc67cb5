package belfry.server.sample;

import belfry.core.wire.NewDelivery;
import belfry.core.wire.PartMedia;
import belfry.core.wire.PartText;
import belfry.core.wire.PostDraft;
import belfry.core.wire.PostMode;
import belfry.core.wire.PostView;
import belfry.server.sample.Bakery.Idea;
import belfry.server.sample.SampleNetworks.Place;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Writes the posts of a month around today: what lies behind is handed out to be dated back, what comes is queued. */
final class SampleMonth {
    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Duration LEAD = Duration.ofMinutes(40);
    /** One in so many of what comes is not finished yet. */
    private static final int DRAFTS = 4;
    private static final Map<String, String> ALT = Map.of("loaf", "A round loaf with a floury crust", "croissant",
            "Three croissants on a tray", "coffee", "A cup of filter coffee from above", "baguette",
            "Three baguettes side by side", "cake", "A plum cake", "stollen", "A stollen dusted with sugar", "cookies",
            "Vanilla crescents");

    private final SampleApi api;
    private final SampleNetworks networks;
    private final Map<String, UUID> media;
    private final List<UUID> past = new ArrayList<>();

    SampleMonth(SampleApi api, SampleNetworks networks, Map<String, UUID> media) {
        this.api = api;
        this.networks = networks;
        this.media = media;
    }

    /** Drafts whose time is over, and that the sample says were published. */
    List<UUID> past() {
        return List.copyOf(past);
    }

    void write() throws IOException {
        var today = LocalDate.now(ZONE);
        var last = YearMonth.from(today).atEndOfMonth().plusDays(20);
        int next = 0;
        for (var day = YearMonth.from(today).atDay(1).minusDays(3); !day.isAfter(last); day = day.plusDays(1)) {
            var ideas = day.isAfter(today) ? Bakery.ADVENT : Bakery.IDEAS;
            for (int i = 0; i < many(day); i++) {
                write(ideas.get(next % ideas.size()), day, next % DRAFTS == 0);
                next++;
            }
        }
    }

    /** Quiet on Sundays, busy before the weekend. */
    private static int many(LocalDate day) {
        return switch (day.getDayOfWeek()) {
            case SUNDAY -> day.getDayOfMonth() % 2;
            case FRIDAY, SATURDAY -> 3;
            case TUESDAY -> 2 + day.getDayOfMonth() % 3;
            default -> 2;
        };
    }

    private void write(Idea idea, LocalDate day, boolean unfinished) throws IOException {
        var at = day.atTime(idea.hour(), idea.minute()).atZone(ZONE).toInstant();
        var ahead = at.isAfter(Instant.now().plus(LEAD));
        var mode = ahead && !unfinished ? PostMode.SCHEDULE : PostMode.DRAFT;
        var made = post(mode, at, idea.places(), parts(idea, 0));
        if (!ahead) {
            past.add(made.id());
        }
    }

    PostView post(PostMode mode, Instant at, Set<Place> places, List<PartText> parts) throws IOException {
        var deliveries = places.stream().map(place -> new NewDelivery(networks.channel(place), null, Map.of()))
                .toList();
        return api.post("/posts", new PostDraft(mode, mode == PostMode.NOW ? null : at, null, parts, deliveries),
                PostView.class);
    }

    List<PartText> parts(Idea idea, int delaySeconds) {
        var parts = new ArrayList<PartText>();
        for (var text : idea.parts()) {
            var picture = parts.isEmpty() ? media.get(idea.picture()) : null;
            parts.add(new PartText(text, parts.isEmpty() ? 0 : delaySeconds,
                    picture == null ? List.of() : List.of(new PartMedia(picture, ALT.get(idea.picture())))));
        }
        return parts;
    }

    PostView post(PostMode mode, Instant at, Place place, String... texts) throws IOException {
        return post(mode, at, EnumSet.of(place),
                parts(new Idea(Set.of(place), 0, 0, "", List.of(texts)), 0));
    }
}
