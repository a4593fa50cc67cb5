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
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.stage.Stage;
import javax.imageio.ImageIO;

/** Pictures of the calendar in each of its views against the in-memory server: {@code CalendarPreview OUT [WIDTH HEIGHT]}. */
final class CalendarPreview {
    private final Path out;
    private final Background fx = Background.onVirtualThreads();

    private CalendarPreview(Path out) {
        this.out = out;
    }

    public static void main(String[] arguments) throws Exception {
        var started = new CountDownLatch(1);
        Platform.setImplicitExit(false);
        Platform.startup(started::countDown);
        started.await();
        var preview = new CalendarPreview(Files.createDirectories(Path.of(arguments[0])));
        var wide = arguments.length > 2;
        var width = wide ? Integer.parseInt(arguments[1]) : 1280;
        var height = wide ? Integer.parseInt(arguments[2]) : 800;
        for (var mode : List.of(Appearance.Mode.LIGHT, Appearance.Mode.DARK)) {
            preview.take(mode, width, height);
        }
        System.exit(0);
    }

    private void take(Appearance.Mode mode, int width, int height) throws Exception {
        var folder = Files.createTempDirectory("belfry-preview");
        try (var fake = new FakeServer()) {
            Files.writeString(folder.resolve("admin-token"), fake.token);
            Preview.sample(fake);
            var settings = new SettingsFile(folder);
            settings.change(fresh -> fresh.looking(mode, true));
            var desktop = onFx(() -> {
                var stage = new Stage();
                var options = LaunchOptions.parse(List.of("--server", fake.address(), "--home", folder.toString()),
                        Map.of(), folder);
                var made = new Desktop(stage, options, settings, SecretStores.inFile(folder.resolve("logins.json")),
                        _ -> {});
                made.start();
                stage.setWidth(width);
                stage.setHeight(height);
                return made;
            });
            while (!onFx(() -> desktop.console() != null)) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
            var suffix = "-" + mode.name().toLowerCase(java.util.Locale.ROOT) + "-" + width;
            for (var scale : List.of("month", "week", "day", "list", "lanes", "open-day")) {
                onFx(() -> {
                    var actions = Objects.requireNonNull(desktop.console()).shell().actions();
                    if (scale.equals("open-day")) {
                        actions.find("calendar.month").orElseThrow().run().run();
                    }
                    actions.find("calendar." + scale).orElseThrow().run().run();
                    return true;
                });
                settle(desktop);
                picture(desktop, scale + suffix);
            }
            onFx(() -> {
                desktop.close();
                Objects.requireNonNull(desktop.scene()).getWindow().hide();
                return true;
            });
        }
    }

    private void settle(Desktop desktop) throws Exception {
        for (var i = 0; i < 12; i++) {
            while (!onFx(() -> desktop.background().idle())) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private void picture(Desktop desktop, String name) throws Exception {
        var image = onFx(() -> SwingFXUtils.fromFXImage(Objects.requireNonNull(desktop.scene()).snapshot(null), null));
        ImageIO.write(image, "png", out.resolve(name + ".png").toFile());
    }

    private <T> T onFx(Callable<T> call) throws Exception {
        var task = new FutureTask<>(call);
        fx.show(task);
        return task.get();
    }
}
