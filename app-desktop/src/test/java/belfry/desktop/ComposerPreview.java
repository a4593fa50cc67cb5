package belfry.desktop;

import belfry.desktop.fx.Background;
import belfry.desktop.server.SecretStores;
import belfry.desktop.settings.SettingsFile;
import belfry.desktop.ui.Appearance;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

/** Pictures of the composer with something written in it: {@code ComposerPreview OUT}. */
final class ComposerPreview {
    private static final Background FX = Background.onVirtualThreads();

    private ComposerPreview() {}

    public static void main(String[] arguments) throws Exception {
        var started = new CountDownLatch(1);
        Platform.setImplicitExit(false);
        Platform.startup(started::countDown);
        started.await();
        var out = Files.createDirectories(Path.of(arguments[0]));
        try (var fake = new FakeServer()) {
            fake.channels.set(1, FakeServer.channel(2, "mastodon", "Bakery Berlin",
                    belfry.core.wire.ChannelHealth.OK));
            for (var mode : List.of(Appearance.Mode.LIGHT, Appearance.Mode.DARK)) {
                take(fake, mode, mode == Appearance.Mode.LIGHT ? 1280 : 1920, out);
            }
        }
        System.exit(0);
    }

    private static void take(FakeServer fake, Appearance.Mode mode, int width, Path out) throws Exception {
        var folder = Files.createTempDirectory("belfry-composer");
        Files.writeString(folder.resolve("admin-token"), fake.token);
        var settings = new SettingsFile(folder);
        settings.change(fresh -> fresh.looking(mode, true));
        var desktop = onFx(() -> {
            var stage = new Stage();
            var made = new Desktop(stage, LaunchOptions.parse(
                    List.of("--server", fake.address(), "--home", folder.toString()), Map.of(), folder), settings,
                    SecretStores.inFile(folder.resolve("logins.json")), _ -> {});
            made.start();
            stage.setWidth(width);
            stage.setHeight(width == 1280 ? 800 : 1080);
            return made;
        });
        Await.soon("console", () -> onFxQuietly(() -> desktop.console() != null));
        var name = mode.name().toLowerCase(java.util.Locale.ROOT);
        write(desktop);
        settle(desktop);
        shoot(desktop, out.resolve("composer-thread-" + name + ".png"));
        type(desktop, "#part-0", "Fresh sourdough from six in the morning. ".repeat(14));
        settle(desktop);
        shoot(desktop, out.resolve("composer-over-" + name + ".png"));
        fire(desktop, "#variant-" + FakeServer.id(102));
        settle(desktop);
        fire(desktop, "#composer-differ");
        settle(desktop);
        shoot(desktop, out.resolve("composer-own-" + name + ".png"));
        onFx(() -> {
            desktop.close();
            Objects.requireNonNull(desktop.scene()).getWindow().hide();
            return true;
        });
    }

    private static void write(Desktop desktop) throws Exception {
        onFx(() -> {
            Objects.requireNonNull(desktop.console()).shell().actions().find("composer.new").orElseThrow().run().run();
            return true;
        });
        settle(desktop);
        for (var number : List.of(101, 102, 103)) {
            fire(desktop, "#to-" + FakeServer.id(number));
        }
        fire(desktop, "#composer-add-part");
        settle(desktop);
        type(desktop, "#part-0", "Fresh sourdough from six in the morning: three kinds of rye, one oven. "
                + "Come by at the market hall, or order at https://bakery.example/order #bread");
        type(desktop, "#part-1", "And on Sunday we open at eight. @anna@mastodon.example brings the coffee.");
        type(desktop, "#composer-when", "tomorrow 9am");
    }

    private static void settle(Desktop desktop) throws Exception {
        LockSupport.parkNanos(900_000_000L);
        Await.soon("idle", () -> onFxQuietly(() -> desktop.background().idle()));
        LockSupport.parkNanos(300_000_000L);
    }

    private static void type(Desktop desktop, String query, String words) throws Exception {
        onFx(() -> {
            ((TextInputControl) root(desktop).lookup(query)).setText(words);
            return true;
        });
    }

    private static void fire(Desktop desktop, String query) throws Exception {
        onFx(() -> {
            var button = (ButtonBase) root(desktop).lookup(query);
            if (button instanceof ToggleButton toggle) {
                toggle.fire();
            } else {
                button.fire();
            }
            return true;
        });
    }

    private static javafx.scene.Parent root(Desktop desktop) {
        return Objects.requireNonNull(desktop.scene()).getRoot();
    }

    private static void shoot(Desktop desktop, Path file) throws Exception {
        var image = onFx(() -> {
            root(desktop).applyCss();
            root(desktop).layout();
            return SwingFXUtils.fromFXImage(Objects.requireNonNull(desktop.scene()).snapshot(null), null);
        });
        ImageIO.write(image, "png", file.toFile());
    }

    private static <T> T onFx(java.util.concurrent.Callable<T> call) throws Exception {
        var task = new FutureTask<>(call);
        FX.show(task);
        return task.get();
    }

    private static boolean onFxQuietly(java.util.concurrent.Callable<Boolean> call) {
        try {
            return onFx(call);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
