package belfry.desktop.channel;

import belfry.core.wire.ChannelView;
import belfry.core.wire.RemovalView;
import belfry.desktop.fx.Formats;
import belfry.desktop.server.ServerLink;
import belfry.desktop.shell.Action;
import belfry.desktop.shell.Area;
import belfry.desktop.shell.Frame;
import belfry.desktop.shell.KeyBinding;
import belfry.desktop.shell.Screen;
import belfry.desktop.ui.Confirm;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** The connected accounts. */
public final class ChannelScreen implements Screen {
    private static final String CATEGORY = "Channels";

    private final ServerLink link;
    private final Frame frame;
    private final Consumer<String> browser;
    private final ChannelModel model;
    private @Nullable ChannelListView view;
    private Subscription events = Subscription.EMPTY;
    private String wanted = "";

    /** @param browser opens an address where the person can allow Belfry */
    public ChannelScreen(ServerLink link, Frame frame, Consumer<String> browser) {
        this.link = link;
        this.frame = frame;
        this.browser = browser;
        model = new ChannelModel(link.channels(), frame.background(), frame.notices(), link::whyNot);
        model.loadingProperty().subscribe(this::openWanted);
    }

    @Override
    public Area area() {
        return Area.CHANNELS;
    }

    @Override
    public Node node() {
        var built = view;
        if (built == null) {
            built = new ChannelListView(model, this::connect, this::details, link.formats());
            view = built;
        }
        return built;
    }

    @Override
    public void shown() {
        events = Subscription.combine(link.events().subscribe(model::heard), link.events().onReconnect(model::load));
        model.load();
    }

    @Override
    public void hidden() {
        events.unsubscribe();
    }

    @Override
    public void refresh() {
        model.load();
    }

    @Override
    public void open(String target) {
        wanted = target;
        openWanted();
    }

    private void openWanted() {
        if (wanted.isEmpty()) {
            return;
        }
        model.find(UUID.fromString(wanted)).ifPresent(channel -> {
            wanted = "";
            model.selectedProperty().set(channel);
            details();
        });
    }

    @Override
    public void focusFilter() {
        if (view != null) {
            view.focusFilter();
        }
    }

    @Override
    public List<Action> actions() {
        var may = new ReadOnlyStringWrapper(model.mayNot());
        StringBinding selected = Bindings.createStringBinding(model::whyNotSelected, model.selectedProperty());
        return List.of(
                Action.of("channel.connect", "Connect a channel", CATEGORY, this::connect)
                        .on(KeyBinding.CHANNEL_CONNECT).unless(may),
                Action.of("channel.open", "Channel details", CATEGORY, this::details).on(KeyBinding.OPEN_DETAILS)
                        .unless(Bindings.createStringBinding(
                                () -> model.selectedProperty().get() == null ? "Select a channel first" : "",
                                model.selectedProperty())),
                Action.of("channel.check", "Check channel now", CATEGORY, () -> selected(model::check))
                        .on(KeyBinding.CHANNEL_CHECK).unless(selected),
                Action.of("channel.reconnect", "Reconnect channel", CATEGORY, () -> selected(this::reconnect))
                        .on(KeyBinding.CHANNEL_RECONNECT).unless(selected),
                Action.of("channel.slots", "Posting slots", CATEGORY, () -> selected(this::slots))
                        .on(KeyBinding.CHANNEL_SLOTS).unless(selected),
                Action.of("channel.disable", "Disable or enable channel", CATEGORY, () -> selected(this::toggle))
                        .on(KeyBinding.CHANNEL_DISABLE).unless(selected),
                Action.of("channel.remove", "Remove channel", CATEGORY, () -> selected(this::remove))
                        .on(KeyBinding.DELETE).unless(selected));
    }

    private void selected(Consumer<ChannelView> action) {
        var channel = model.selectedProperty().get();
        if (channel != null) {
            action.accept(channel);
        }
    }

    private void details() {
        selected(channel -> {
            frame.open(new ChannelDrawer(model, link.formats(), new ChannelDrawer.Steps(model::check, this::reconnect,
                    this::slots, this::toggle, this::remove)).drawer());
        });
    }

    private void connect() {
        var connecting = new ConnectingModel(link.channels(), frame.background(), null);
        openConnecting(connecting);
    }

    private void reconnect(ChannelView channel) {
        openConnecting(new ConnectingModel(link.channels(), frame.background(), channel));
    }

    private void openConnecting(ConnectingModel connecting) {
        var sheet = new ConnectSheet(connecting, model.networks(), browser, frame::closeSheet, channel -> {
            frame.closeSheet();
            model.put(channel);
            frame.notices().say("\"%s\" is connected".formatted(channel.name()));
        });
        frame.openSheet(sheet, connecting::close);
    }

    private void slots(ChannelView channel) {
        var sheet = new SlotSheet(channel, link.zone(), frame::closeSheet, slots -> {
            frame.closeSheet();
            model.slots(channel, slots);
        });
        frame.openSheet(sheet, () -> {});
    }

    private void toggle(ChannelView channel) {
        model.disable(channel, !channel.disabled());
    }

    private void remove(ChannelView channel) {
        model.removal(channel, removal -> frame.confirm(Confirm.danger("Remove \"%s\"?".formatted(channel.name()),
                consequences(removal),
                "For ten seconds it can be taken back; after that it can be connected again, but the cancelled posts stay cancelled.",
                "Remove channel", () -> {
                    model.remove(channel);
                    frame.closeDrawer();
                })));
    }

    private static List<String> consequences(RemovalView removal) {
        var lines = new ArrayList<String>();
        if (removal.queued() > 0) {
            lines.add(Formats.count(removal.queued(), "queued post") + " will be cancelled on this channel");
        }
        if (removal.drafts() > 0) {
            lines.add(Formats.count(removal.drafts(), "draft") + " will no longer go to it");
        }
        if (lines.isEmpty()) {
            lines.add("No queued post and no draft goes to it");
        }
        lines.add("What is published there stays there");
        return lines;
    }
}
