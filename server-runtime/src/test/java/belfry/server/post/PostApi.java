package belfry.server.post;

import belfry.core.post.DeliveryState;
import belfry.core.wire.NewDelivery;
import belfry.core.wire.PartText;
import belfry.core.wire.PostDraft;
import belfry.core.wire.PostMode;
import belfry.server.channel.ChannelTable;
import belfry.server.database.TestDatabase;
import belfry.server.post.ApiRig.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The routes of posts over HTTP with a channel of its own for each test. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class PostApi {
    static final Instant TOMORROW = Instant.now().plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS);
    final TestDatabase test = TestDatabase.create();
    final UUID workspace = Samples.workspace(test.database(), "Europe/Berlin");
    final ApiRig api;
    UUID channel = UUID.randomUUID();

    PostApi(@TempDir Path uploads) {
        api = new ApiRig(workspace, uploads, 1 << 20, List.of(ApiRig.postRoutes(test.database(),
                new ChannelTable(test.database(), Samples.SEAL), PlainNetwork::find)));
    }

    @AfterAll
    void stop() {
        api.close();
        test.close();
    }

    @BeforeEach
    void connect() {
        channel = Samples.channel(test.database(), workspace, PlainNetwork.ID, "feed-" + UUID.randomUUID());
    }

    PostDraft draft(PostMode mode, @Nullable Instant dueAt, String... texts) {
        return new PostDraft(mode, dueAt, null, parts(texts), List.of(new NewDelivery(channel, null, Map.of())));
    }

    static List<PartText> parts(String... texts) {
        return Arrays.stream(texts).map(text -> new PartText(text, 0, List.of())).toList();
    }

    static List<String> excerpts(Reply page) {
        return page.json().path("items").valueStream().map(post -> post.path("excerpt").asText()).toList();
    }

    void force(String post, DeliveryState state) {
        test.database().jdbi().useHandle(handle -> handle.execute("update delivery set state = ? where post_id = ?",
                state.name(), UUID.fromString(post)));
    }

    int count(String query) {
        return test.database().jdbi().withHandle(handle -> handle.createQuery(query).mapTo(Integer.class).one());
    }

    String text(String query) {
        return test.database().jdbi().withHandle(handle -> handle.createQuery(query).mapTo(String.class).one());
    }
}
