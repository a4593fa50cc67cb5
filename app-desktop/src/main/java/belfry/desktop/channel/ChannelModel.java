package belfry.desktop.channel;

import belfry.core.wire.ChannelEdit;
import belfry.core.wire.ChannelView;
import belfry.core.wire.EventView;
import belfry.core.wire.NetworkView;
import belfry.core.wire.RemovalView;
import belfry.core.wire.SlotView;
import belfry.core.workspace.Permission;
import belfry.desktop.fx.Background;
import belfry.desktop.fx.Loading;
import belfry.desktop.server.ChannelApi;
import belfry.desktop.server.Problems;
import belfry.desktop.server.ServerException;
import belfry.desktop.shell.Notices;
import belfry.desktop.shell.Toast;
import belfry.desktop.shell.UndoHistory;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.jspecify.annotations.Nullable;

/** The channels of the workspace and what can be done with them. */
final class ChannelModel {
    /** As long as the notice that offers to take it back. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final ChannelApi api;
    private final Background background;
    private final Notices notices;
    private final String mayNot;
    private final ObservableList<ChannelView> all = FXCollections.observableArrayList();
    private final FilteredList<ChannelView> shown = new FilteredList<>(all);
    private final ObservableList<NetworkView> networks = FXCollections.observableArrayList();
    private final StringProperty filter = new SimpleStringProperty("");
    private final Set<UUID> leaving = new HashSet<>();
    private final ObjectProperty<@Nullable ChannelView> selected = new SimpleObjectProperty<>();
    private final ReadOnlyObjectWrapper<Loading> loading = new ReadOnlyObjectWrapper<>(new Loading.First());

    ChannelModel(ChannelApi api, Background background, Notices notices, Function<Permission, String> whyNot) {
        this.api = api;
        this.background = background;
        this.notices = notices;
        mayNot = whyNot.apply(Permission.MANAGE_CHANNELS);
        filter.subscribe(words -> shown.setPredicate(channel -> fits(channel, words.toLowerCase(Locale.ROOT))));
    }

    private static boolean fits(ChannelView channel, String words) {
        var text = (channel.name() + " " + channel.handle() + " " + channel.network() + " " + channel.health())
                .toLowerCase(Locale.ROOT);
        return List.of(words.strip().split("\\s+")).stream().allMatch(text::contains);
    }

    ObservableList<ChannelView> channels() {
        return shown;
    }

    ObservableList<NetworkView> networks() {
        return networks;
    }

    StringProperty filterProperty() {
        return filter;
    }

    ObjectProperty<@Nullable ChannelView> selectedProperty() {
        return selected;
    }

    ReadOnlyObjectProperty<Loading> loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    /** Empty when one may change channels, else the reason. */
    String mayNot() {
        return mayNot;
    }

    /** Why nothing can be done with the selected channel; empty: something can. */
    String whyNotSelected() {
        return !mayNot.isEmpty() ? mayNot : selected.get() == null ? "Select a channel first" : "";
    }

    void load() {
        background.run("Loading channels", api::channels, this::show, this::failed);
        if (networks.isEmpty()) {
            background.run("Loading networks", api::networks, networks::setAll,
                    failure -> notices.tell(Problems.of(failure)));
        }
    }

    void heard(List<EventView> events) {
        if (events.stream().anyMatch(event -> event.kind().equals("channel.changed"))) {
            background.run("Loading channels", api::channels, this::show, this::failed);
        }
    }

    private void show(List<ChannelView> fresh) {
        var chosen = selected.get();
        all.setAll(fresh.stream().filter(channel -> !leaving.contains(channel.id())).toList());
        loading.set(new Loading.Done());
        if (chosen != null) {
            selected.set(find(chosen.id()).orElse(null));
        }
    }

    private void failed(Exception failure) {
        if (all.isEmpty()) {
            loading.set(new Loading.Failed(Problems.of(failure)));
        } else {
            notices.tell(Problems.of(failure));
        }
    }

    Optional<ChannelView> find(UUID id) {
        return all.stream().filter(channel -> channel.id().equals(id)).findFirst();
    }

    Optional<NetworkView> network(ChannelView channel) {
        return networks.stream().filter(network -> network.id().equals(channel.network())).findFirst();
    }

    /** A channel as the server answered it takes its place in the list. */
    void put(ChannelView fresh) {
        var place = -1;
        for (var i = 0; i < all.size(); i++) {
            place = all.get(i).id().equals(fresh.id()) ? i : place;
        }
        if (place < 0) {
            all.add(fresh);
        } else {
            all.set(place, fresh);
        }
        selected.set(fresh);
    }

    void check(ChannelView channel) {
        background.run("Checking " + channel.name(), () -> api.check(channel.id()), checked -> {
            put(checked);
            notices.say(checked.name() + ": " + ChannelWords.health(checked));
        }, failure -> notices.tell(Problems.of(failure)));
    }

    void disable(ChannelView channel, boolean disabled) {
        var title = "%s \"%s\"".formatted(disabled ? "Disabled" : "Enabled", channel.name());
        edit(channel, new ChannelEdit(null, disabled, null), title, new ChannelEdit(null, !disabled, null));
    }

    void slots(ChannelView channel, List<SlotView> slots) {
        edit(channel, new ChannelEdit(null, null, slots), "Changed the slots of \"%s\"".formatted(channel.name()),
                new ChannelEdit(null, null, channel.slots()));
    }

    void rename(ChannelView channel, String name) {
        edit(channel, new ChannelEdit(name, null, null), "Renamed \"%s\" to \"%s\"".formatted(channel.name(), name),
                new ChannelEdit(channel.name(), null, null));
    }

    private void edit(ChannelView channel, ChannelEdit edit, String title, ChannelEdit back) {
        var step = new UndoHistory.Step(title, () -> send(channel.id(), back, () -> {}),
                () -> send(channel.id(), edit, () -> {}));
        send(channel.id(), edit, () -> notices.did(step));
    }

    /** Sends a change based on the version that is shown; a conflict shows what stands there now. */
    private void send(UUID id, ChannelEdit edit, Runnable done) {
        var version = find(id).map(ChannelView::version).orElse(0L);
        background.run("Saving the channel", () -> api.edit(id, edit, version), saved -> {
            put(saved);
            done.run();
        }, failure -> {
            if (failure instanceof ServerException refused) {
                refused.current(ChannelView.class).ifPresent(this::put);
            }
            notices.tell(Problems.of(failure));
        });
    }

    /** Asks what removing would cancel, then hands it on to be confirmed. */
    void removal(ChannelView channel, Consumer<RemovalView> ask) {
        background.run("Looking what depends on " + channel.name(), () -> api.removal(channel.id()), ask,
                failure -> notices.tell(Problems.of(failure)));
    }

    /** Takes it out of sight; the server is told only when the time to take it back is over. */
    void remove(ChannelView channel) {
        leaving.add(channel.id());
        all.removeIf(known -> known.id().equals(channel.id()));
        selected.set(null);
        notices.show(Toast.offering("Removed \"%s\"".formatted(channel.name()), "Undo", () -> {
            if (leaving.remove(channel.id())) {
                load();
            }
        }));
        background.later(GRACE, () -> commit(channel));
    }

    private void commit(ChannelView channel) {
        if (!leaving.remove(channel.id())) {
            return;
        }
        background.perform("Removing " + channel.name(), () -> api.remove(channel.id()), () -> {}, failure -> {
            notices.tell(Problems.of(failure));
            load();
        });
    }
}
