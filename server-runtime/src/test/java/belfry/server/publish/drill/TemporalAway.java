package belfry.server.publish.drill;

import belfry.core.wire.NewDelivery;
import belfry.core.wire.PartText;
import belfry.core.wire.PostDraft;
import belfry.core.wire.PostMode;
import belfry.core.wire.PostView;
import belfry.core.wire.QueueView;
import belfry.server.Eventually;
import belfry.server.temporal.RealTemporal;
import belfry.server.temporal.SearchAttributeNames;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A real Temporal server stands still, or dies and comes back empty, while posts that have workflows fall due. */
final class TemporalAway {
    private static final Duration LEAD = Duration.ofSeconds(150);
    private static final Duration AFTERWARDS = Duration.ofSeconds(30);
    private static final String INCIDENT = "temporal-away";

    /** How the server goes, and how it comes back. */
    enum Way {
        /** It stands still and then goes on, and the timers of all workflows ring at once. */
        STANDS_STILL,
        /** It is killed and started again with what it had written down. */
        REMEMBERS,
        /** It is killed and started again with nothing. */
        FORGETS
    }

    private final RealTemporal temporal;
    private final Installation belfry;
    private final Peers peers;
    private final Map<String, Instant> due = new HashMap<>();

    private TemporalAway(RealTemporal temporal, Installation belfry, Peers peers) {
        this.temporal = temporal;
        this.belfry = belfry;
        this.peers = peers;
    }

    /**
     * @param away how long Temporal is away; the posts fall due evenly in that time
     * @return parts lost, doubled, or late by more than a second
     */
    static long run(int port, Way way, int posts, Duration away) throws IOException {
        var home = Files.createTempDirectory("belfry-temporal-away");
        var memory = way == Way.FORGETS ? Optional.<Path>empty() : Optional.of(home.resolve("temporal-server.db"));
        try (var peers = new Peers(); var temporal = RealTemporal.start(port + 1, memory)) {
            var settings = new HashMap<>(peers.settings());
            settings.put("BELFRY_TEMPORAL_ADDRESS", temporal.address());
            try (var belfry = new Installation(home, port, settings)) {
                belfry.start();
                peers.connect(belfry.api());
                return new TemporalAway(temporal, belfry, peers).run(way, posts, away);
            }
        }
    }

    private long run(Way way, int posts, Duration away) throws IOException {
        var start = Instant.now().plus(LEAD);
        for (int i = 0; i < posts; i++) {
            var channel = peers.channel(i % 2 == 0 ? Peers.MASTODON : Peers.TELEGRAM);
            queue(channel, "post %d while Temporal %s".formatted(i, way),
                    start.plus(away.multipliedBy(i).dividedBy(posts)));
        }
        awaitWorkflows(posts);
        waitUntil(start.minusSeconds(1));
        long told = Instant.now().toEpochMilli();
        go(way);
        var opened = awaitIncident(true);
        waitUntil(start.plus(away));
        var back = Instant.now();
        comeBack(way);
        var closed = awaitIncident(false);
        waitUntil(back.plus(AFTERWARDS));
        System.out.printf("Temporal %s for %d s: incident opened after %.1f s, closed %.1f s after its return%n", way,
                away.toSeconds(), (opened.toEpochMilli() - told) / 1000.0,
                Duration.between(back, closed).toMillis() / 1000.0);
        return report(posts);
    }

    private void queue(UUID channel, String text, Instant at) {
        belfry.api().post("/api/v1/posts", new PostDraft(PostMode.SCHEDULE, at, null,
                List.of(new PartText(text, 0, List.of())), List.of(new NewDelivery(channel, null, Map.of()))),
                PostView.class);
        due.put(text, at);
    }

    /** Temporal's own console finds them by the channel that they are for. */
    private void awaitWorkflows(int posts) {
        var stubs = WorkflowServiceStubs.newServiceStubs(WorkflowServiceStubsOptions.newBuilder()
                .setTarget(temporal.address()).validateAndBuildWithDefaults());
        try {
            var client = WorkflowClient.newInstance(stubs);
            Eventually.within(LEAD, "every post has its workflow",
                    () -> count(client, "WorkflowType = 'Post'") >= posts);
            System.out.printf("%d workflows, found by channel: %d + %d%n", count(client, "WorkflowType = 'Post'"),
                    count(client, found(Peers.MASTODON)), count(client, found(Peers.TELEGRAM)));
        } finally {
            stubs.shutdownNow();
            stubs.awaitTermination(5, TimeUnit.SECONDS);
        }
        for (var queue : belfry.api().get("/api/v1/queues", QueueView[].class)) {
            System.out.printf("Queue %s: %s pollers, backlog %s, as %s says%n", queue.name(), queue.pollers(),
                    queue.backlog(), queue.source());
        }
    }

    private String found(String network) {
        return "%s = '%s'".formatted(SearchAttributeNames.CHANNEL, peers.channel(network));
    }

    private static long count(WorkflowClient client, String query) {
        try {
            return client.countWorkflows(query).getCount();
        } catch (StatusRuntimeException _) {
            return 0;
        }
    }

    private void go(Way way) throws IOException {
        switch (way) {
            case STANDS_STILL -> temporal.signal("STOP");
            case REMEMBERS, FORGETS -> temporal.kill();
        }
    }

    private void comeBack(Way way) throws IOException {
        switch (way) {
            case STANDS_STILL -> temporal.signal("CONT");
            case REMEMBERS, FORGETS -> temporal.startAgain();
        }
    }

    private Instant awaitIncident(boolean open) {
        Eventually.within(Duration.ofMinutes(2), "the incident is " + (open ? "open" : "closed"),
                () -> belfry.ask(api -> api.get("/api/v1/incidents?open=true")).stream().anyMatch(page -> open == page
                        .path("items").valueStream().anyMatch(one -> one.path("code").asText().equals(INCIDENT))));
        return Instant.now();
    }

    private static void waitUntil(Instant moment) {
        for (var now = Instant.now(); now.isBefore(moment); now = Instant.now()) {
            LockSupport.parkNanos(Duration.between(now, moment).toNanos());
        }
    }

    private long report(int posts) {
        var late = new ArrayList<Long>();
        var seen = new HashMap<String, Integer>();
        peers.arrivals().forEach(arrival -> {
            var at = due.get(arrival.text());
            if (at != null && seen.merge(arrival.text(), 1, Integer::sum) == 1) {
                late.add(Duration.between(at, arrival.at()).toMillis());
            }
        });
        late.sort(null);
        long doubled = seen.values().stream().mapToInt(times -> times - 1).sum();
        long tooLate = late.stream().filter(one -> one > 1000).count();
        System.out.printf("%d posts: %d lost, %d doubled, %d early, %d more than 1 s late; "
                + "lateness median %d ms, p99 %d ms, most %d ms%n", posts, posts - seen.size(), doubled,
                late.stream().filter(one -> one < 0).count(), tooLate, late.get(late.size() / 2),
                late.get((int) (late.size() * 0.99)), late.getLast());
        return posts - seen.size() + doubled + tooLate;
    }
}
