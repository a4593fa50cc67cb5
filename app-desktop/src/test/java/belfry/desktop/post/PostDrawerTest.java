package belfry.desktop.post;

import static org.junit.jupiter.api.Assertions.assertEquals;

import belfry.core.post.DeliveryState;
import belfry.core.wire.DeliveryView;
import belfry.core.wire.PartMedia;
import belfry.core.wire.PartText;
import belfry.core.wire.PostView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PostDrawerTest {
    private static final UUID ID = new UUID(0, 1);
    private static final PartMedia PICTURE = new PartMedia(ID, null);

    @Test
    void aPostIsHeadedByItsFirstWordsAndNeverByItsTime() {
        assertEquals("Fresh bread", PostDrawer.title(post("Fresh bread", List.of(PICTURE))));
        assertEquals("No text, 2 media files", PostDrawer.title(post(" ", List.of(PICTURE, PICTURE))));
        assertEquals("No text", PostDrawer.title(post("", List.of())));
    }

    @Test
    void belowStandsWhereItGoes() {
        assertEquals("No channel yet", PostDrawer.channels(post("", List.of())));
        assertEquals("Bakery on Mastodon", PostDrawer.channels(post("", List.of(), "mastodon")));
        assertEquals("3 channels: Mastodon, Bluesky",
                PostDrawer.channels(post("", List.of(), "mastodon", "bluesky", "mastodon")));
    }

    private static PostView post(String excerpt, List<PartMedia> media, String... networks) {
        var deliveries = Stream.of(networks).map(network -> new DeliveryView(ID, ID, ID, network, "Bakery",
                DeliveryState.QUEUED, Instant.EPOCH, null, null, null, null, null, null, 0, null, 1, Map.of(),
                List.of())).toList();
        return new PostView(ID, Instant.EPOCH, "UTC", DeliveryState.QUEUED, excerpt, "console", null,
                List.of(new PartText(excerpt, 0, media)), deliveries, Instant.EPOCH, Instant.EPOCH, 1);
    }
}
