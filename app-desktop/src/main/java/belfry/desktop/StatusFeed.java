package belfry.desktop;

import belfry.core.wire.ChannelHealth;
import belfry.core.wire.HealthView;
import belfry.core.wire.IncidentView;
import belfry.core.wire.StuckGroup;
import belfry.core.workspace.Permission;
import belfry.desktop.fx.Background;
import belfry.desktop.fx.Formats;
import belfry.desktop.fx.Times;
import belfry.desktop.server.ServerException;
import belfry.desktop.server.ServerLink;
import belfry.desktop.shell.Area;
import belfry.desktop.shell.Badges;
import belfry.desktop.shell.StatusModel;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.util.Subscription;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps status bar and badges true: asks when something changed, and every ten seconds. */
final class StatusFeed implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(StatusFeed.class);
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final ServerLink link;
    private final StatusModel status;
    private final Badges badges;
    private final Background background;
    private Subscription subscriptions = Subscription.EMPTY;
    private boolean asking;
    private boolean askAgain;
    private boolean closed;

    /** One look at the server; without health and incidents for a role that may not read them. */
    private record Look(Optional<HealthView> health, List<IncidentView> incidents, long stuck, long channels,
            Duration latency) {}

    StatusFeed(ServerLink link, StatusModel status, Badges badges, Background background) {
        this.link = link;
        this.status = status;
        this.badges = badges;
        this.background = background;
    }

    void start() {
        subscriptions = Subscription.combine(
                link.events().stateProperty().subscribe(status.connectionProperty()::set),
                link.events().subscribe(_ -> ask()), link.events().onReconnect(this::ask));
        tick();
    }

    private void tick() {
        if (!closed) {
            ask();
            background.later(EVERY, this::tick);
        }
    }

    private void ask() {
        if (asking) {
            askAgain = true;
            return;
        }
        asking = true;
        background.run("Looking how things stand", this::look, look -> {
            show(look);
            answered();
        }, failure -> {
            LOG.debug("The server did not say how things stand", failure);
            answered();
        });
    }

    private void answered() {
        asking = false;
        if (askAgain && !closed) {
            askAgain = false;
            ask();
        }
    }

    private Look look() throws ServerException, InterruptedException {
        var start = System.nanoTime();
        var channels = link.channels().channels();
        var latency = Duration.ofNanos(System.nanoTime() - start);
        var readsHealth = link.whyNot(Permission.READ_HEALTH).isEmpty();
        var health = readsHealth ? Optional.of(link.health().health()) : Optional.<HealthView>empty();
        var incidents = readsHealth
                ? link.health().incidents(Map.of("open", "true", "limit", "100")).items()
                : List.<IncidentView>of();
        var stuck = link.repairs().stuck().stream().map(StuckGroup::deliveryIds).mapToLong(List::size).sum();
        var broken = channels.stream()
                .filter(channel -> !channel.disabled() && channel.health() != ChannelHealth.OK).count();
        return new Look(health, incidents, stuck, broken, latency);
    }

    private void show(Look look) {
        link.events().latency(look.latency());
        status.dueProperty().set(look.health().map(this::due).orElse(""));
        badges.of(Area.HEALTH).set(look.incidents().size());
        badges.of(Area.AKASH).set((int) look.incidents().stream()
                .filter(incident -> incident.code().startsWith("akash-")).count());
        badges.of(Area.POSTS).set((int) look.stuck());
        badges.of(Area.CHANNELS).set((int) look.channels());
        status.worstProperty().set(look.incidents().stream().max(Comparator.comparing(IncidentView::severity))
                .map(worst -> new StatusModel.Worst(worst.severity(), Times.inWords(worst.summary(), link.formats()),
                        look.incidents().size() - 1,
                        worst.id().toString()))
                .orElse(StatusModel.Worst.NONE));
    }

    private String due(HealthView health) {
        var next = health.nextDueAt();
        if (next == null) {
            return "Nothing is due";
        }
        return health.dueNextHour() == 0
                ? "Next due at " + link.formats().within(next)
                : Formats.count(health.dueNextHour(), "post") + " due in the next hour, next at "
                        + link.formats().time(next);
    }

    @Override
    public void close() {
        closed = true;
        subscriptions.unsubscribe();
    }
}
