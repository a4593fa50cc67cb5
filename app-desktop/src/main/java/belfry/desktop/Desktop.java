package belfry.desktop;

import belfry.core.problem.Problem;
import belfry.core.wire.WorkspaceView;
import belfry.desktop.connect.ConnectModel;
import belfry.desktop.connect.ConnectView;
import belfry.desktop.connect.ExpiredSheet;
import belfry.desktop.fx.Background;
import belfry.desktop.server.KnownServer;
import belfry.desktop.server.LoginSession;
import belfry.desktop.server.SecretStore;
import belfry.desktop.server.SecretStores;
import belfry.desktop.server.ServerKind;
import belfry.desktop.settings.SettingsFile;
import belfry.desktop.ui.Appearance;
import belfry.desktop.ui.Theme;
import belfry.desktop.ui.Typeface;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.image.Image;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** The composition root of the console: everything that outlives a change of server is built here, by hand. */
final class Desktop {
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    private final Stage stage;
    private final LaunchOptions options;
    private final SettingsFile settings;
    private final Consumer<String> browser;
    private final Background background;
    private final InstantSource clock = InstantSource.system();
    private final Appearance appearance = new Appearance();
    private final OkHttpClient http;
    private final ConnectModel connect;
    private @Nullable Scene scene;
    private @Nullable Console console;
    private ConnectModel.@Nullable Entry entry;

    static Desktop onThisMachine(Stage stage, LaunchOptions options, Consumer<String> browser) {
        var folder = SettingsFile.folder(System.getProperty("os.name"), Path.of(System.getProperty("user.home")),
                System.getenv());
        return new Desktop(stage, options, new SettingsFile(folder),
                new LateSecretStore(() -> SecretStores.best(System.getProperty("os.name"), folder)), browser);
    }

    Desktop(Stage stage, LaunchOptions options, SettingsFile settings, SecretStore secrets, Consumer<String> browser) {
        this.stage = stage;
        this.options = options;
        this.settings = settings;
        this.browser = browser;
        background = Background.onVirtualThreads();
        http = new OkHttpClient.Builder().connectTimeout(Duration.ofSeconds(4)).readTimeout(Duration.ofSeconds(30))
                .build();
        connect = new ConnectModel(http, background, secrets, options.adminTokenFile(), this::enter,
                this::askForLogin);
    }

    /** Shows the window at once and connects behind it. */
    void start() {
        Typeface.load();
        var kept = settings.current();
        appearance.modeProperty().set(kept.appearance());
        appearance.reducedMotionProperty().set(kept.reducedMotion());
        appearance.modeProperty().subscribe(this::keepAppearance);
        appearance.reducedMotionProperty().subscribe(this::keepAppearance);
        var theme = new Theme(appearance);
        theme.followSystem();
        var root = new ConnectView(connect, kept.servers());
        var made = new Scene(root, WIDTH, HEIGHT);
        theme.style(made);
        scene = made;
        stage.setTitle("Belfry");
        for (var size : new int[]{16, 32, 64, 128, 256}) {
            stage.getIcons().add(icon(size));
        }
        stage.setMinWidth(860);
        stage.setMinHeight(560);
        stage.setScene(made);
        stage.show();
        connectFirst();
    }

    private static Image icon(int size) {
        var name = "/belfry/desktop/icon-" + size + ".png";
        return new Image(Objects.requireNonNull(Desktop.class.getResourceAsStream(name), name));
    }

    private void keepAppearance() {
        settings.change(kept -> kept.looking(appearance.modeProperty().get(),
                appearance.reducedMotionProperty().get()));
    }

    private void connectFirst() {
        var named = options.server();
        var known = settings.current().servers();
        if (named.isPresent()) {
            var address = named.get();
            known.stream().filter(server -> server.address().equals(address)).findFirst().ifPresentOrElse(
                    this::connectTo, () -> connect.connect(address, kind(address), ""));
        } else if (!known.isEmpty()) {
            connectTo(known.getFirst());
        } else {
            connect.connect(LaunchOptions.THIS_MACHINE, ServerKind.THIS_MACHINE, "");
        }
    }

    private static ServerKind kind(String address) {
        var url = KnownServer.parse(address);
        return url != null && KnownServer.loopback(url) ? ServerKind.THIS_MACHINE : ServerKind.PRODUCTION;
    }

    private void connectTo(KnownServer server) {
        connect.connect(server.address(), server.kind(), server.email());
    }

    /** A session stands: build the console for it in place of what was shown. */
    private void enter(ConnectModel.Entry found) {
        leave();
        entry = found;
        var workspaceKept = settings.current().workspace();
        if (found.session().workspaces().isEmpty()) {
            connect.choose();
            return;
        }
        var workspace = found.session().workspaces().stream()
                .filter(candidate -> candidate.id().toString().equals(workspaceKept)).findFirst()
                .orElse(found.session().workspaces().getFirst());
        settings.change(kept -> kept.connectedTo(found.server(), workspace.id().toString()));
        console = new Console(found, workspace, this);
        root(console.shell().root());
        console.start();
    }

    private void root(StackPane root) {
        var shown = scene;
        if (shown != null) {
            root.getStyleClass().removeAll("dark", "light");
            root.getStyleClass().add(appearance.dark().get() ? "dark" : "light");
            shown.setRoot(root);
        }
    }

    /** Goes to another workspace of the same server. */
    void switchTo(WorkspaceView workspace) {
        var here = entry;
        if (here != null) {
            settings.change(kept -> kept.connectedTo(here.server(), workspace.id().toString()));
            enter(here);
        }
    }

    /** Leaves this server for another. */
    void switchTo(KnownServer server) {
        chooseServer();
        connectTo(server);
    }

    void chooseServer() {
        leave();
        connect.choose();
        root(new ConnectView(connect, settings.current().servers()));
    }

    /** Takes a server off the list, with the login that was kept for it. */
    void forget(KnownServer server, Consumer<Problem> told) {
        settings.change(kept -> kept.without(server));
        connect.forget(server, told);
    }

    private void askForLogin() {
        var here = entry;
        if (console != null && here != null && here.credentials() instanceof LoginSession session) {
            var shell = console.shell();
            shell.openSheet(new ExpiredSheet(here.server(), here.client(), session, background, shell::closeSheet,
                    connect::remember), session::gaveUp);
        }
    }

    private void leave() {
        if (console != null) {
            console.close();
            console = null;
        }
    }

    void close() {
        leave();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }

    @Nullable
    Scene scene() {
        return scene;
    }

    @Nullable
    Console console() {
        return console;
    }

    Background background() {
        return background;
    }

    Appearance appearance() {
        return appearance;
    }

    SettingsFile settings() {
        return settings;
    }

    InstantSource clock() {
        return clock;
    }

    /** Opens an address in the person's browser. */
    Consumer<String> browser() {
        return browser;
    }
}
