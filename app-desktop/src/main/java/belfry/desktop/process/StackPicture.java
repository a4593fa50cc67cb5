package belfry.desktop.process;

import belfry.core.network.Networks;
import belfry.core.problem.Spans;
import belfry.core.wire.ChannelHealth;
import belfry.core.wire.ChannelView;
import belfry.core.wire.DependencyView;
import belfry.core.wire.IncidentView;
import belfry.core.wire.LampState;
import belfry.core.wire.ProcessStatus;
import belfry.core.wire.ProcessView;
import belfry.core.wire.QueueView;
import belfry.desktop.fx.Formats;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Everything that the server tells of how things stand, as the lamps of a map.
 *
 * @param latency of the server's last answer
 */
record StackPicture(List<DependencyView> dependencies, List<ProcessView> processes, List<QueueView> queues,
        List<ChannelView> channels, List<IncidentView> incidents, Duration latency) {
    /** More in one layer would push the processes off the screen. */
    private static final int MOST = 5;
    private static final String QUEUE = "publish-";
    private static final String ORCHESTRATOR = "orchestrator";
    private static final String SERVER = "server";

    List<StackNode> nodes(Instant now) {
        var nodes = new ArrayList<StackNode>();
        nodes.addAll(fitting(StackNode.Layer.NETWORKS, networks(now)));
        nodes.addAll(fitting(StackNode.Layer.ORCHESTRATORS, orchestrators(now)));
        nodes.addAll(fitting(StackNode.Layer.SERVERS, processes(SERVER).map(server -> process(server,
                StackNode.Layer.SERVERS, "answers in " + Spans.words(latency), now)).toList()));
        nodes.addAll(fitting(StackNode.Layer.SERVICES, services(now)));
        return List.copyOf(nodes);
    }

    /** The worst stand first only where not all can be shown, so that lamps do not change places. */
    private static List<StackNode> fitting(StackNode.Layer layer, List<StackNode> nodes) {
        if (nodes.size() <= MOST) {
            return nodes;
        }
        var shown = new ArrayList<>(nodes.stream().sorted(Comparator.comparing(StackPicture::calm)).limit(MOST - 1)
                .toList());
        shown.add(new StackNode(layer, "%d more".formatted(nodes.size() - shown.size()), LampState.UP, "See Queues",
                new StackNode.Subject.OfMore()));
        return shown;
    }

    private static int calm(StackNode node) {
        return switch (node.state()) {
            case DOWN -> 0;
            case DEGRADED -> 1;
            case UP -> 2;
            case ABSENT -> 3;
        };
    }

    private List<StackNode> networks(Instant now) {
        var names = new TreeSet<String>();
        queues.stream().map(QueueView::name).filter(name -> name.startsWith(QUEUE))
                .forEach(name -> names.add(name.substring(QUEUE.length())));
        channels.forEach(channel -> names.add(channel.network()));
        return names.stream().map(network -> network(network, now)).toList();
    }

    private StackNode network(String network, Instant now) {
        var own = channels.stream().filter(channel -> channel.network().equals(network)).toList();
        var queue = queues.stream().filter(one -> one.name().equals(QUEUE + network)).findFirst();
        var open = incidents.stream().filter(one -> one.closedAt() == null)
                .filter(one -> about(one, QUEUE + network, own)).toList();
        var broken = own.stream().filter(channel -> !channel.disabled() && channel.health() != ChannelHealth.OK)
                .count();
        var unpolled = queue.map(QueueView::pollers).filter(pollers -> pollers == 0).isPresent();
        var state = unpolled ? LampState.DOWN : broken > 0 || !open.isEmpty() ? LampState.DEGRADED : LampState.UP;
        return new StackNode(StackNode.Layer.NETWORKS, Networks.name(network), state,
                broken > 0 && !unpolled
                        ? "%d of %s must be reconnected".formatted(broken, Formats.count(own.size(), "channel"))
                        : Formats.count(own.size(), "channel") + " · " + polled(queue, now),
                new StackNode.Subject.OfNetwork(network, own, queue.orElse(null), open));
    }

    private static boolean about(IncidentView incident, String queue, List<ChannelView> channels) {
        return incident.subject().equals(queue)
                || channels.stream().anyMatch(channel -> incident.subject().equals(channel.id().toString()));
    }

    private static String polled(Optional<QueueView> queue, Instant now) {
        if (queue.isEmpty()) {
            return "no queue yet";
        }
        var last = queue.get().lastPollAt();
        return last == null
                ? "nobody polls"
                : "polled %s ago".formatted(Spans.words(positive(Duration.between(last, now))));
    }

    /** Two clocks may differ by a little. */
    private static Duration positive(Duration span) {
        return span.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : span;
    }

    private List<StackNode> orchestrators(Instant now) {
        var beat = dependencies.stream().filter(one -> one.name().equals(ORCHESTRATOR)).findFirst();
        var all = processes(ORCHESTRATOR).toList();
        if (all.isEmpty()) {
            return beat.map(one -> dependency(StackNode.Layer.ORCHESTRATORS, one, now)).stream().toList();
        }
        var heard = beat.map(DependencyView::latencyMillis).filter(_ -> all.size() == 1)
                .map(millis -> "heard %s ago".formatted(Spans.words(Duration.ofMillis(millis)))).orElse("");
        return all.stream().map(one -> process(one, StackNode.Layer.ORCHESTRATORS, heard, now)).toList();
    }

    private Stream<ProcessView> processes(String role) {
        return processes.stream().filter(process -> process.role().equals(role))
                .sorted(Comparator.comparing(ProcessView::name));
    }

    private static StackNode process(ProcessView process, StackNode.Layer layer, String speed, Instant now) {
        var runs = process.status() == ProcessStatus.ONLINE;
        var words = runs
                ? (speed.isEmpty() ? "" : speed + " · ") + "up " + ProcessWords.uptime(process, now)
                : ProcessWords.status(process, now);
        return new StackNode(layer, process.name(), ProcessWords.lamp(process.status()), words,
                new StackNode.Subject.OfProcess(process));
    }

    private List<StackNode> services(Instant now) {
        return dependencies.stream().filter(one -> !one.name().equals(ORCHESTRATOR))
                .map(one -> dependency(StackNode.Layer.SERVICES, one, now)).toList();
    }

    private static StackNode dependency(StackNode.Layer layer, DependencyView one, Instant now) {
        var latency = one.latencyMillis();
        var age = Spans.words(positive(Duration.between(one.since(), now)));
        var how = switch (one.state()) {
            case UP -> latency == null ? "up" : HealthWords.speed(latency);
            case DEGRADED -> latency == null ? "impaired" : HealthWords.speed(latency) + ", impaired";
            case DOWN -> "down";
            // The first clause says why: it runs inside another, or nothing is configured.
            case ABSENT -> one.detail().isBlank() ? "not in use" : one.detail().split("[,;.]")[0];
        };
        return new StackNode(layer, HealthWords.title(one.name()), one.state(),
                one.state() == LampState.ABSENT ? how : how + " · for " + age,
                new StackNode.Subject.OfDependency(one));
    }
}
