package belfry.server.publish.drill;

import belfry.core.post.DeliveryState;
import belfry.core.wire.DeliveryView;
import belfry.core.wire.MediaView;
import belfry.core.wire.NewDelivery;
import belfry.core.wire.PartMedia;
import belfry.core.wire.PartText;
import belfry.core.wire.PostDraft;
import belfry.core.wire.PostMode;
import belfry.core.wire.PostView;
import belfry.core.wire.RepairAction;
import belfry.core.wire.RepairRequest;
import belfry.core.wire.RepairResult;
import belfry.server.Eventually;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/** Some threads that are due at one moment on every network, and what became of them. */
final class Wave {
    private static final int POSTS = 2;
    private static final int PARTS = 2;
    private static final Duration LEAD = Duration.ofSeconds(2);
    private static final Set<DeliveryState> ENDED = EnumSet.of(DeliveryState.PUBLISHED, DeliveryState.UNCONFIRMED,
            DeliveryState.FAILED, DeliveryState.MISSED);
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final String name;
    private final Installation belfry;
    private final Peers peers;
    private final List<UUID> posts = new ArrayList<>();
    private Instant dueAt = Instant.EPOCH;

    /** What people saw in the end, what of it before its time, and how many parts of it somebody had to look for. */
    record Count(int parts, long lost, long doubled, long early, int asked) {
        long wrong() {
            return lost + doubled + early;
        }
    }

    Wave(String name, Installation belfry, Peers peers) {
        this.name = name;
        this.belfry = belfry;
        this.peers = peers;
    }

    static UUID picture(Installation belfry) throws IOException {
        var file = belfry.home().resolve("picture.png");
        ImageIO.write(new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        var medium = belfry.api().upload("/api/v1/media", file, MediaView.class).id();
        Files.delete(file);
        return medium;
    }

    Instant dueAt() {
        return dueAt;
    }

    /** @param picture hangs on the first part, so that something must be prepared; null: text alone */
    void queue(@Nullable UUID picture) {
        dueAt = Instant.now().plus(LEAD).truncatedTo(ChronoUnit.MILLIS);
        for (int post = 0; post < POSTS; post++) {
            int number = post;
            var parts = IntStream.range(0, PARTS).mapToObj(part -> new PartText(text(number, part), 0,
                    part == 0 && picture != null ? List.of(new PartMedia(picture, "a square")) : List.of())).toList();
            var deliveries = peers.channels().values().stream()
                    .map(channel -> new NewDelivery(channel, null, Map.of())).toList();
            posts.add(belfry.api().post("/api/v1/posts",
                    new PostDraft(PostMode.SCHEDULE, dueAt, null, parts, deliveries), PostView.class).id());
        }
    }

    private String text(int post, int part) {
        return "%s, thread %d, part %d".formatted(name, post, part);
    }

    /** Waits until nothing is under way any more; where Belfry asks a person, the person looks and answers. */
    Count settle() throws IOException {
        awaitEnd();
        int asked = 0;
        for (var open = unconfirmed(); !open.isEmpty(); open = unconfirmed()) {
            asked += open.size();
            for (var delivery : open) {
                answer(delivery);
            }
            awaitEnd();
        }
        return count(asked);
    }

    private void awaitEnd() {
        Eventually.within(PATIENCE, name + " ends: " + posts + " in " + belfry.home(),
                () -> {
                    var all = deliveries();
                    return all.size() == POSTS * peers.channels().size()
                            && all.stream().allMatch(delivery -> ENDED.contains(delivery.state()));
                });
    }

    private List<DeliveryView> deliveries() {
        return belfry.ask(api -> posts.stream().map(post -> api.get("/api/v1/posts/" + post, PostView.class))
                .flatMap(post -> post.deliveries().stream()).toList()).orElse(List.of());
    }

    private List<DeliveryView> unconfirmed() {
        return deliveries().stream().filter(delivery -> delivery.state() == DeliveryState.UNCONFIRMED).toList();
    }

    /** The first part that Belfry does not know to be out is the one that it asks about. */
    private void answer(DeliveryView delivery) {
        var doubtful = delivery.parts().stream().filter(part -> part.publishedAt() == null).findFirst().orElseThrow();
        var there = peers.messages().stream().anyMatch(message -> message.text().equals(doubtful.text()));
        belfry.api().post("/api/v1/repairs", new RepairRequest(
                there ? RepairAction.MARK_PUBLISHED : RepairAction.RETRY_UNCONFIRMED, List.of(delivery.id()), null,
                null, false), RepairResult.class);
    }

    private Count count(int asked) throws IOException {
        long lost = 0;
        long doubled = 0;
        int parts = 0;
        for (int post = 0; post < POSTS; post++) {
            for (int part = 0; part < PARTS; part++) {
                for (var seen : peers.seen(belfry.api().address(), text(post, part)).values()) {
                    parts++;
                    lost += seen == 0 ? 1 : 0;
                    doubled += Math.max(0, seen - 1);
                }
            }
        }
        var early = peers.arrivals().stream()
                .filter(seen -> seen.text().startsWith(name + ",") && seen.at().isBefore(dueAt)).count();
        return new Count(parts, lost, doubled, early, asked);
    }
}
