package belfry.desktop;

import belfry.desktop.fx.Background;
import belfry.desktop.server.SecretStores;
import belfry.desktop.settings.SettingsFile;
import belfry.desktop.ui.Appearance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes pictures of every screen of a running server, in two sizes and both themes; needs no display:
 * {@code Screenshots OUT --server URL --home DIR} with {@code -Dglass.platform=Headless -Dprism.order=sw}. The property
 * {@code pictures} is a pattern of those to take, such as {@code .*light-1280x800}.
 */
public final class Screenshots {
    private static final Logger LOG = LoggerFactory.getLogger(Screenshots.class);

    private final Path out;
    private final LaunchOptions options;
    private final Predicate<String> wanted;
    private final Background fx = Background.onVirtualThreads();

    /** A size of window. */
    private record Size(int width, int height) {}

    private Screenshots(Path out, LaunchOptions options, Predicate<String> wanted) {
        this.out = out;
        this.options = options;
        this.wanted = wanted;
    }

    public static void main(String[] arguments) throws Exception {
        var given = List.of(arguments);
        var started = new CountDownLatch(1);
        Platform.setImplicitExit(false);
        Platform.startup(started::countDown);
        started.await();
        var options = LaunchOptions.parse(given.subList(1, given.size()), System.getenv(),
                Path.of(System.getProperty("user.home")));
        new Screenshots(Files.createDirectories(Path.of(given.getFirst())), options,
                Pattern.compile(System.getProperty("pictures", ".*")).asMatchPredicate()).take();
        Platform.exit();
    }

    private void take() throws Exception {
        for (var mode : List.of(Appearance.Mode.LIGHT, Appearance.Mode.DARK)) {
            for (var size : List.of(new Size(1280, 800), new Size(1920, 1080))) {
                take(mode, size);
            }
        }
    }

    private void take(Appearance.Mode mode, Size size) throws Exception {
        var suffix = "-%s-%dx%d".formatted(mode.name().toLowerCase(Locale.ROOT), size.width(), size.height());
        if (Tour.NAMES.stream().noneMatch(name -> wanted.test(name + suffix))) {
            return;
        }
        var folder = Files.createTempDirectory("belfry-screenshots");
        var settings = new SettingsFile(folder);
        settings.change(fresh -> fresh.looking(mode, true));
        var desktop = Walk.onFx(fx, () -> open(settings, folder, size));
        var walk = new Walk(desktop, fx, (name, image) -> {
            if (wanted.test(name + suffix)) {
                Walk.write(image, out.resolve(name + suffix + ".png"));
                LOG.info("Wrote {}", name + suffix);
            }
        });
        Tour.through(walk, name -> wanted.test(name + suffix));
        Walk.onFx(fx, () -> {
            var window = walk.scene().getWindow();
            desktop.close();
            window.hide();
            return true;
        });
    }

    private Desktop open(SettingsFile settings, Path folder, Size size) {
        var stage = new Stage();
        var made = new Desktop(stage, options, settings, SecretStores.inFile(folder.resolve("logins.json")),
                address -> LOG.info("would open {}", address));
        stage.setX(0);
        stage.setY(0);
        stage.setWidth(size.width());
        stage.setHeight(size.height());
        made.start();
        return made;
    }
}
