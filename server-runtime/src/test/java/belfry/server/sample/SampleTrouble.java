package belfry.server.sample;

import belfry.core.post.DeliveryState;
import belfry.core.wire.PostMode;
import belfry.core.wire.PostView;
import belfry.server.Eventually;
import belfry.server.publish.drill.Installation;
import belfry.server.sample.Bakery.Idea;
import belfry.server.sample.SampleNetworks.Place;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Makes what can go wrong with posts go wrong once, by the networks' doing wherever they can do it. */
final class SampleTrouble {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final SampleApi api;
    private final SampleNetworks networks;
    private final SampleMonth month;

    SampleTrouble(SampleApi api, SampleNetworks networks, SampleMonth month) {
        this.api = api;
        this.networks = networks;
        this.month = month;
    }

    void make(Installation belfry, SamplePast past) throws IOException {
        missed(past);
        cancelled();
        refused(past);
        unconfirmed(past);
        disconnected();
        underWay();
        restarted(belfry);
    }

    /** Mastodon takes less than it says it does. */
    private void refused(SamplePast past) throws IOException {
        networks.shortenMastodon();
        var post = now(Place.MASTODON, "Tomorrow is pretzel day: plain, with pumpkin seeds, with cheese, and the long"
                + " ones with butter that are always gone by nine. Come early, or have some put aside for you.");
        await(post, DeliveryState.FAILED);
        networks.lengthenMastodon();
        past.earlier(post.id(), Duration.ofHours(18));
    }

    /** The answer of Telegram gets lost, and Telegram cannot be asked. */
    private void unconfirmed(SamplePast past) throws IOException {
        networks.loseTelegramAnswer();
        var post = now(Place.TELEGRAM, "Lunch today: pumpkin soup with a slice of dark rye. Until it is gone.");
        await(post, DeliveryState.UNCONFIRMED);
        past.earlier(post.id(), Duration.ofHours(46));
    }

    /** Somebody took back the app password: what follows on that channel is held. */
    private void disconnected() throws IOException {
        var today = LocalDate.now(SampleMonth.ZONE);
        for (int day = 1; day <= 4; day++) {
            month.post(PostMode.SCHEDULE, today.plusDays(day).atTime(12, 15).atZone(SampleMonth.ZONE).toInstant(),
                    Place.BLUESKY, List.of("Rye, spelt or wheat? What do you bake with at home?",
                            "A slice of stollen and a quiet quarter of an hour.",
                            "Our oldest customer is 97. She takes two rolls, every day.",
                            "What is in a pretzel? Flour, water, yeast, salt, lye. That is all.").get(day - 1));
        }
        networks.revokeBluesky();
        await(now(Place.BLUESKY, "First frost this morning, and the first batch of gingerbread."), DeliveryState.HELD);
    }

    /** A thread whose second part waits for its time. */
    private void underWay() throws IOException {
        var thread = new Idea(Set.of(Place.FEED), 0, 0, "", List.of(
                "Baking along, live from our kitchen: the dough is in the bowl. Next step in three hours.",
                "And folded. It has doubled, and it smells of yoghurt."));
        await(month.post(PostMode.NOW, Instant.now(), thread.places(), month.parts(thread, 10_800)),
                DeliveryState.PUBLISHING);
    }

    /** Due while nothing ran. */
    private void missed(SamplePast past) throws IOException {
        var soon = Instant.now().plus(Duration.ofDays(2));
        for (var text : List.of("Good morning! The first rolls are on the shelf.",
                "Bread of the day: Linden rye, 1.2 kg, 6.40 euros.")) {
            past.overdue(month.post(PostMode.SCHEDULE, soon, Place.FEED, text), Duration.ofMinutes(190));
        }
    }

    private void cancelled() throws IOException {
        var at = LocalDate.now(SampleMonth.ZONE).plusDays(2).atTime(19, 0).atZone(SampleMonth.ZONE).toInstant();
        var post = month.post(PostMode.SCHEDULE, at, Place.MASTODON, "Open until midnight on Saturday? Not this year.");
        api.post("/posts/" + post.id() + "/cancel", Map.of());
    }

    private static void restarted(Installation belfry) throws IOException {
        var pid = belfry.orchestrator();
        if (pid.isPresent()) {
            belfry.kill(pid.get());
            Eventually.within(PATIENCE, "another orchestrator publishes",
                    () -> belfry.orchestrator().filter(other -> !other.equals(pid.get())).isPresent());
        }
    }

    private PostView now(Place place, String text) throws IOException {
        return month.post(PostMode.NOW, Instant.now(), place, text);
    }

    private void await(PostView post, DeliveryState state) {
        Eventually.within(PATIENCE, post.excerpt() + " becomes " + state, () -> state(post.id()) == state);
    }

    private DeliveryState state(UUID post) {
        try {
            return api.get("/posts/" + post, PostView.class).deliveries().getFirst().state();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
