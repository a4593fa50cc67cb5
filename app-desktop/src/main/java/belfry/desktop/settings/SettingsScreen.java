package belfry.desktop.settings;

import belfry.core.wire.EventView;
import belfry.core.workspace.Permission;
import belfry.desktop.server.KnownServer;
import belfry.desktop.server.ServerLink;
import belfry.desktop.shell.Action;
import belfry.desktop.shell.Area;
import belfry.desktop.shell.Frame;
import belfry.desktop.shell.KeyBinding;
import belfry.desktop.shell.Screen;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.scene.Node;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** Appearance, workspace, members, keys and servers. */
public final class SettingsScreen implements Screen {
    private static final String CATEGORY = "Settings";

    private final ServerLink link;
    private final Frame frame;
    private final SettingsFile file;
    private final Runnable otherServer;
    private final Consumer<KnownServer> forget;
    private final SettingsModel model;
    private @Nullable SettingsView view;
    private Subscription events = Subscription.EMPTY;

    /**
     * @param otherServer leaves for the choice of a server
     * @param forget takes a server off the list, and its login with it
     */
    public SettingsScreen(ServerLink link, Frame frame, SettingsFile file, Runnable otherServer,
            Consumer<KnownServer> forget) {
        this.link = link;
        this.frame = frame;
        this.file = file;
        this.otherServer = otherServer;
        this.forget = forget;
        model = new SettingsModel(link.workspaces(), link.workspace(), frame.background(), frame.notices(),
                link::whyNot);
    }

    @Override
    public Area area() {
        return Area.SETTINGS;
    }

    @Override
    public Node node() {
        return view();
    }

    private SettingsView view() {
        var built = view;
        if (built == null) {
            built = new SettingsView(new AppearancePage(frame.appearance()), new WorkspacePage(model),
                    new MembersPage(model, frame, link.formats()), new KeysPage(model, frame, link.formats()),
                    new ServersPage(link, file, otherServer, forget));
            view = built;
        }
        return built;
    }

    @Override
    public void shown() {
        events = link.events().subscribe(this::heard);
        model.load();
    }

    private void heard(List<EventView> changes) {
        if (changes.stream().anyMatch(change -> change.kind().equals("workspace.changed"))) {
            model.load();
        }
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
        view().select(SettingsView.Section.valueOf(target.toUpperCase(Locale.ROOT)));
    }

    @Override
    public List<Action> actions() {
        return List.of(
                section(SettingsView.Section.APPEARANCE), section(SettingsView.Section.WORKSPACE),
                section(SettingsView.Section.MEMBERS), section(SettingsView.Section.KEYS),
                section(SettingsView.Section.SERVERS),
                Action.of("settings.new-key", "New API key", CATEGORY, () -> view().newKey())
                        .on(KeyBinding.SETTINGS_NEW_KEY)
                        .unless(new ReadOnlyStringWrapper(model.whyNot(Permission.MANAGE_KEYS))),
                Action.of("settings.add-member", "Add member", CATEGORY, () -> view().addMember())
                        .on(KeyBinding.SETTINGS_ADD_MEMBER)
                        .unless(new ReadOnlyStringWrapper(model.whyNot(Permission.MANAGE_MEMBERS))),
                Action.of("settings.other-server", "Connect to another server", CATEGORY, otherServer));
    }

    private Action section(SettingsView.Section section) {
        return Action.of("settings." + section.name().toLowerCase(Locale.ROOT), section.title(), CATEGORY,
                () -> view().select(section));
    }
}
