package belfry.desktop;

import belfry.core.wire.WorkspaceView;
import belfry.desktop.akash.AkashScreen;
import belfry.desktop.calendar.CalendarScreen;
import belfry.desktop.channel.ChannelScreen;
import belfry.desktop.composer.Composer;
import belfry.desktop.connect.ConnectModel;
import belfry.desktop.post.PostDrawer;
import belfry.desktop.post.PostSearch;
import belfry.desktop.post.PostsScreen;
import belfry.desktop.process.HealthScreen;
import belfry.desktop.server.ServerLink;
import belfry.desktop.settings.SettingsScreen;
import belfry.desktop.shell.Shell;
import belfry.desktop.shell.StatusModel;
import java.util.List;
import belfry.desktop.shell.Screen;

/** The console at one server, in one workspace: the window and every screen in it. */
final class Console implements AutoCloseable {
    private final Desktop desktop;
    private final ConnectModel.Entry entry;
    private final ServerLink link;
    private final StatusModel status = new StatusModel();
    private final Shell shell;
    private final StatusFeed feed;
    private final Composer composer;
    private final List<Screen> screens;

    Console(ConnectModel.Entry entry, WorkspaceView workspace, Desktop desktop) {
        this.desktop = desktop;
        this.entry = entry;
        link = new ServerLink(entry.client(), workspace, desktop.background(), desktop.clock());
        status.workspaceProperty().set(workspace.name());
        status.zoneProperty().set(link.zone());
        status.serverProperty().set(entry.server().address());
        shell = new Shell(desktop.background(), desktop.appearance(), status, this::chooseWorkspace);
        feed = new StatusFeed(link, status, shell.badges(), desktop.background());
        composer = new Composer(link, shell, desktop.settings().folder());
        screens = screens();
        screens.forEach(shell::add);
        shell.add(new ChannelSearch(link.channels(), shell.navigator()));
        shell.add(new PostSearch(link.posts(), shell.navigator(), link.formats()));
        shell.serverKind(entry.server().kind().styleClass());
    }

    /** Every screen of the console, in the order of the rail. Constructors are cheap; nodes are built when first shown. */
    private List<Screen> screens() {
        var drawer = new PostDrawer(link, shell, composer, desktop.browser());
        return List.of(
                new CalendarScreen(link, shell, composer, drawer),
                new PostsScreen(link, shell, composer, drawer),
                new ChannelScreen(link, shell, desktop.browser()),
                new HealthScreen(link, shell),
                new AkashScreen(link, shell, desktop.browser()),
                new SettingsScreen(link, shell, desktop.settings(), desktop::chooseServer,
                        server -> desktop.forget(server, shell.notices()::tell)));
    }

    void start() {
        shell.start();
        feed.start();
        link.events().start();
        composer.start();
        ConsoleVersion.own().misfit(entry.session().serverVersion()).ifPresent(shell.notices()::tell);
    }

    private void chooseWorkspace() {
        var sheet = new WorkspaceSheet(entry, link.workspace(), desktop, shell::closeSheet);
        shell.openSheet(sheet, () -> {});
    }

    Shell shell() {
        return shell;
    }

    ServerLink link() {
        return link;
    }

    Composer composer() {
        return composer;
    }

    List<Screen> built() {
        return screens;
    }

    @Override
    public void close() {
        feed.close();
        composer.close();
        link.close();
        shell.close();
    }
}
