package belfry.desktop.process;

import belfry.core.network.Networks;
import belfry.core.problem.Problem;
import belfry.core.wire.ChannelHealth;
import belfry.core.wire.ChannelView;
import belfry.core.wire.DependencyView;
import belfry.core.wire.IncidentView;
import belfry.core.wire.RemedyView;
import belfry.desktop.fx.Formats;
import belfry.desktop.fx.Times;
import belfry.desktop.shell.Area;
import belfry.desktop.shell.Frame;
import belfry.desktop.shell.Place;
import belfry.desktop.ui.Drawer;
import belfry.desktop.ui.FactSheet;
import belfry.desktop.ui.Lamp;
import belfry.desktop.ui.ProblemCard;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.VBox;

/** What a lamp of the map stands for, in detail. */
record LampDrawers(Formats formats, Frame frame) {
    Drawer of(DependencyView dependency) {
        var latency = dependency.latencyMillis();
        var facts = new FactSheet();
        if (dependency.problem() != null) {
            facts.wide(new ProblemCard(Times.inWords(dependency.problem(), formats)));
        }
        facts.fact("State", Lamp.word(dependency.state())).fact("Since", formats.moment(dependency.since()))
                .fact("Answers in", latency == null ? "" : HealthWords.speed(latency))
                .fact("Looked at", formats.relative(dependency.checkedAt())).fact("Detail", dependency.detail());
        return new Drawer(HealthWords.title(dependency.name())).badges(new Lamp(dependency.state()))
                .with(Drawer.Section.FACTS, facts::scrolling);
    }

    Drawer of(StackNode node, StackNode.Subject.OfNetwork network) {
        var facts = new FactSheet();
        network.incidents().forEach(incident -> facts.wide(new ProblemCard(problem(incident))));
        if (network.incidents().isEmpty()) {
            network.channels().stream().map(ChannelView::problem).filter(Objects::nonNull)
                    .forEach(problem -> facts.wide(new ProblemCard(Times.inWords(problem, formats))));
        }
        var queue = network.queue();
        if (!network.channels().isEmpty()) {
            facts.fact("Channels", channels(network));
        }
        if (queue != null) {
            var pollers = queue.pollers();
            facts.fact("Queue", queue.name()).fact("Pollers", pollers == null ? "" : pollers.toString())
                    .fact("Last poll", queue.lastPollAt() == null ? "" : formats.relative(queue.lastPollAt()))
                    .fact("Due now", Formats.count(queue.dueNow(), "post"))
                    .fact("Next hour", Formats.count(queue.dueNextHour(), "post"));
        }
        return new Drawer(Networks.name(network.network())).badges(new Lamp(node.state()))
                .with(Drawer.Section.FACTS, facts::scrolling);
    }

    private Problem problem(IncidentView incident) {
        var remedies = incident.remedies().stream().map(RemedyView::text).toList();
        return Times.inWords(new Problem(incident.code(), incident.severity(), incident.summary(), incident.cause(),
                incident.evidence(), remedies.isEmpty() ? IncidentDrawer.BY_ITSELF : remedies, null), formats);
    }

    private Node channels(StackNode.Subject.OfNetwork network) {
        var box = new VBox(4);
        network.channels().forEach(channel -> box.getChildren().add(channel(channel)));
        return box;
    }

    private Node channel(ChannelView channel) {
        var link = new Hyperlink(channel.name() + (channel.disabled()
                ? " · paused"
                : channel.health() == ChannelHealth.OK ? "" : " · needs you"));
        link.setWrapText(true);
        link.setOnAction(_ -> frame.navigator().go(new Place(Area.CHANNELS, channel.id().toString())));
        return link;
    }
}
