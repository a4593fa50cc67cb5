package belfry.desktop.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import belfry.core.problem.Severity;
import belfry.core.wire.ChannelHealth;
import belfry.core.wire.ChannelView;
import belfry.core.wire.DependencyView;
import belfry.core.wire.IncidentView;
import belfry.core.wire.LampState;
import belfry.core.wire.ProcessStatus;
import belfry.core.wire.ProcessView;
import belfry.core.wire.QueueView;
import belfry.desktop.FakeServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StackPictureTest {
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
    private static final ChannelView BAKERY = FakeServer.channel(1, "bluesky", "Bakery", ChannelHealth.OK);

    private List<DependencyView> dependencies = List.of(lamp("postgres", LampState.UP, 3L, ""),
            lamp("redis", LampState.UP, 0L, ""),
            lamp("temporal", LampState.ABSENT, null, "Runs inside the orchestrator, which forgets it"),
            lamp("orchestrator", LampState.UP, 800L, ""));
    private List<ProcessView> processes = List.of(process("orchestrator", ProcessStatus.ONLINE),
            process("server", ProcessStatus.ONLINE), process("media", ProcessStatus.ONLINE));
    private List<QueueView> queues = List.of(queue("belfry-main", 1), queue("publish-bluesky", 1));
    private List<ChannelView> channels = List.of(BAKERY);
    private List<IncidentView> incidents = List.of();

    @Test
    void eachLayerHasItsLampsWithHowFastTheyAnswerAndSinceWhen() {
        assertEquals(List.of("NETWORKS Bluesky: 1 channel · polled 2 s ago",
                "ORCHESTRATORS orchestrator: heard 800 ms ago · up 1 h", "SERVERS server: answers in 12 ms · up 1 h",
                "SERVICES PostgreSQL: 3 ms · for 2 h", "SERVICES Redis: under 1 ms · for 2 h",
                "SERVICES Temporal: Runs inside the orchestrator"),
                nodes().stream().map(node -> "%s %s: %s".formatted(node.layer(), node.name(), node.detail())).toList());
    }

    @Test
    void aNetworkThatNobodyPollsIsDown() {
        queues = List.of(queue("publish-bluesky", 0));

        assertEquals(LampState.DOWN, nodes().getFirst().state());
        assertEquals("1 channel · nobody polls", nodes().getFirst().detail());
    }

    @Test
    void aNetworkIsImpairedByItsBrokenChannelsAndByWhatIsOpenAboutIt() {
        channels = List.of(BAKERY, FakeServer.channel(2, "bluesky", "Shop", ChannelHealth.REAUTHORISE));
        assertEquals(LampState.DEGRADED, nodes().getFirst().state());
        assertEquals("1 of 2 channels must be reconnected", nodes().getFirst().detail());

        channels = List.of(BAKERY);
        incidents = List.of(new IncidentView(FakeServer.id(201), "posts-not-taken", "publish-bluesky",
                Severity.CRITICAL, "1 post waits", "", List.of(), List.of(), List.of(), NOW, NOW, null, null,
                List.of()));
        assertEquals(LampState.DEGRADED, nodes().getFirst().state());
        assertEquals(incidents, assertInstanceOf(StackNode.Subject.OfNetwork.class, nodes().getFirst().subject())
                .incidents());
    }

    @Test
    void withoutAnyOrchestratorItsAbsenceHasALamp() {
        processes = List.of(process("server", ProcessStatus.ONLINE));
        dependencies = List.of(lamp("orchestrator", LampState.DOWN, null, "None was ever started"));

        var orchestrators = nodes().stream().filter(node -> node.layer() == StackNode.Layer.ORCHESTRATORS).toList();

        assertEquals(List.of("down · for 2 h"), orchestrators.stream().map(StackNode::detail).toList());
    }

    @Test
    void ofManyNetworksTheWorstAreShownAndTheRestIsCounted() {
        queues = IntStream.range(0, 8).mapToObj(i -> queue("publish-n" + i, i == 7 ? 0 : 1)).toList();
        channels = List.of();

        var networks = nodes().stream().filter(node -> node.layer() == StackNode.Layer.NETWORKS).toList();

        assertEquals(5, networks.size());
        assertEquals("n7", networks.getFirst().name());
        assertEquals("4 more", networks.getLast().name());
    }

    private List<StackNode> nodes() {
        return new StackPicture(dependencies, processes, queues, channels, incidents, Duration.ofMillis(12)).nodes(NOW);
    }

    private static DependencyView lamp(String name, LampState state, @Nullable Long latency, String detail) {
        return new DependencyView(name, state, latency, NOW.minusSeconds(7200), NOW, detail, null);
    }

    private static QueueView queue(String name, int pollers) {
        return new QueueView(name, pollers, pollers == 0 ? null : NOW.minusSeconds(2), null, null, 0, 0, "Belfry",
                null);
    }

    private static ProcessView process(String role, ProcessStatus status) {
        return new ProcessView(FakeServer.id(role.length()), role, role, "host", 1L, "1", status,
                NOW.minusSeconds(3600), NOW, 0, 0, null, null, null, null, null, List.of(), List.of());
    }
}
