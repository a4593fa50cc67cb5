package belfry.desktop;

import belfry.desktop.server.SecretStores;
import belfry.desktop.settings.SettingsFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;

/** A console in a process of its own in which somebody begins a post, and which is then killed without a warning. */
final class DraftingConsole {
    private static final String KEPT = "KEPT";

    private DraftingConsole() {}

    /** Returns when the process is dead; it died after the console had said that the draft is kept. */
    static void writeAndBeKilled(RealServer server, Path folder, String text)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-Dglass.platform=Headless", "-Dprism.order=sw",
                "-cp", System.getProperty("java.class.path"), DraftingConsole.class.getName(), server.address(),
                server.home().toString(), folder.toString(), text));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var said = new StringBuilder();
        try (var lines = new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null && !line.equals(KEPT); line = lines.readLine()) {
                said.append(line).append('\n');
            }
            if (!process.isAlive()) {
                throw new AssertionError("the console ended by itself:\n" + said);
            }
            process.destroyForcibly();
            process.waitFor(30, TimeUnit.SECONDS);
        }
    }

    public static void main(String[] arguments) {
        try {
            write(arguments);
        } catch (Exception | AssertionError e) {
            // JavaFX would keep the process, and who waits for it, alive.
            e.printStackTrace(System.out);
            Runtime.getRuntime().halt(1);
        }
    }

    private static void write(String... arguments) throws Exception {
        var options = LaunchOptions.parse(List.of("--server", arguments[0], "--home", arguments[1]), Map.of(),
                Path.of(arguments[1]));
        var folder = Path.of(arguments[2]);
        var started = new CountDownLatch(1);
        Platform.startup(started::countDown);
        started.await();
        var opened = new Desktop[1];
        Platform.runLater(() -> {
            opened[0] = new Desktop(new Stage(), options, new SettingsFile(folder),
                    SecretStores.inFile(folder.resolve("logins.json")), _ -> {});
            opened[0].start();
        });
        Await.until("the console is there", () -> opened[0] != null && opened[0].console() != null);
        var scene = Objects.requireNonNull(opened[0].scene());
        Platform.runLater(() -> Objects.requireNonNull(opened[0].console()).shell().actions().find("composer.new")
                .orElseThrow().run().run());
        Await.until("the composer is open", () -> scene.lookup("#part-0") != null);
        Platform.runLater(() -> ((TextInputControl) scene.lookup("#part-0")).setText(arguments[3]));
        Await.soon("the draft is on the disk", () -> keeps(folder.resolve("drafts"), arguments[3]));
        System.out.println(KEPT);
        new CountDownLatch(1).await();
    }

    private static boolean keeps(Path drafts, String text) {
        if (!Files.isDirectory(drafts)) {
            return false;
        }
        try (var files = Files.list(drafts)) {
            for (var file : files.toList()) {
                if (Files.readString(file).contains(text)) {
                    return true;
                }
            }
            return false;
        } catch (IOException _) {
            // Moved away between the listing and the reading; the next look finds it.
            return false;
        }
    }
}
