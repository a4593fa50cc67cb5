package belfry.desktop;

import belfry.desktop.fx.Background;
import belfry.desktop.server.SecretStores;
import belfry.desktop.settings.SettingsFile;
import belfry.desktop.shell.Place;
import belfry.desktop.shell.Screen;
import belfry.desktop.ui.Appearance;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes pictures of every screen of a running server, in two sizes and both themes; needs no display:
 * {@code Screenshots OUT --server URL --home DIR} with {@code -Dglass.platform=Headless -Dprism.order=sw}.
 */
public final class Screenshots {
    private static final Logger LOG = LoggerFactory.getLogger(Screenshots.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration SETTLE = Duration.ofMillis(600);

    private final Path out;
    private final LaunchOptions options;
    private final Background fx = Background.onVirtualThreads();

    /** A size of window. */
    private record Size(int width, int height) {}

    private Screenshots(Path out, LaunchOptions options) {
        this.out = out;
        this.options = options;
    }

    public static void main(String[] arguments) throws Exception {
        var given = List.of(arguments);
        var started = new CountDownLatch(1);
        Platform.setImplicitExit(false);
        Platform.startup(started::countDown);
        started.await();
        var options = LaunchOptions.parse(given.subList(1, given.size()), System.getenv(),
                Path.of(System.getProperty("user.home")));
        new Screenshots(Files.createDirectories(Path.of(given.getFirst())), options).take();
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
        var folder = Files.createTempDirectory("belfry-screenshots");
        var settings = new SettingsFile(folder);
        settings.change(fresh -> fresh.looking(mode, true));
        var desktop = onFx(() -> {
            var stage = new Stage();
            var made = new Desktop(stage, options, settings, SecretStores.inFile(folder.resolve("logins.json")),
                    address -> LOG.info("would open {}", address));
            made.start();
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(size.width());
            stage.setHeight(size.height());
            return made;
        });
        var suffix = "-%s-%dx%d".formatted(mode.name().toLowerCase(Locale.ROOT), size.width(), size.height());
        until("connected", () -> desktop.console() != null);
        var console = Objects.requireNonNull(desktop.console());
        for (var screen : console.built()) {
            picture(desktop, console, screen, suffix);
        }
        extras(desktop, console, suffix);
        onFx(() -> {
            desktop.close();
            Objects.requireNonNull(desktop.scene()).getWindow().hide();
            return true;
        });
    }

    private void picture(Desktop desktop, Console console, Screen screen, String suffix) throws Exception {
        onFx(() -> {
            console.shell().navigator().go(Place.of(screen.area()));
            return true;
        });
        settle(desktop);
        snapshot(desktop, screen.area().name().toLowerCase(Locale.ROOT) + suffix);
    }

    /** What lies over the screens. */
    private void extras(Desktop desktop, Console console, String suffix) throws Exception {
        for (var id : List.of("composer.new", "console.palette", "console.keys", "console.switch")) {
            var action = console.shell().actions().find(id).orElseThrow();
            onFx(() -> {
                action.run().run();
                return true;
            });
            settle(desktop);
            snapshot(desktop, id.replace("console.", "").replace("composer.new", "composer") + suffix);
            onFx(() -> {
                console.shell().closeSheet();
                return true;
            });
        }
    }

    private void settle(Desktop desktop) throws Exception {
        until("quiet", () -> desktop.background().idle());
        TimeUnit.MILLISECONDS.sleep(SETTLE.toMillis());
        until("quiet", () -> desktop.background().idle());
    }

    private void snapshot(Desktop desktop, String name) throws Exception {
        var image = onFx(() -> {
            var root = Objects.requireNonNull(desktop.scene()).getRoot();
            root.applyCss();
            root.layout();
            return SwingFXUtils.fromFXImage(Objects.requireNonNull(desktop.scene()).snapshot(null), null);
        });
        try {
            ImageIO.write(image, "png", out.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        LOG.info("Wrote {}", name);
    }

    private void until(String what, BooleanSupplier condition) throws Exception {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (!onFx(condition::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("not in time: " + what);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private <T> T onFx(Callable<T> call) throws InterruptedException, ExecutionException {
        var task = new FutureTask<>(call);
        fx.show(task);
        return task.get();
    }
}
