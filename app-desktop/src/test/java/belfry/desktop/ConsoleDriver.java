package belfry.desktop;

import belfry.desktop.server.SecretStores;
import belfry.desktop.settings.SettingsFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;

/** Drives the console as a person would, by the names of its nodes and actions. */
final class ConsoleDriver {
    final List<String> browsed = new ArrayList<>();
    private final FxRobot robot = new FxRobot();
    private final Stage stage;
    private final FakeServer fake;
    private final Path folder;
    private final double height;
    private @org.jspecify.annotations.Nullable Desktop desktop;

    ConsoleDriver(Stage stage, FakeServer fake, Path folder, double height) {
        this.stage = stage;
        this.fake = fake;
        this.folder = folder;
        this.height = height;
    }

    /** By the admin token; drafts and settings are in the folder. */
    void open() {
        try {
            Files.writeString(folder.resolve("admin-token"), fake.token + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        open(List.of("--server", fake.address(), "--home", folder.toString()));
    }

    void open(List<String> arguments) {
        start(arguments);
        Await.until("the console is there", () -> desktop().console() != null);
    }

    /** Only the window: whether a console comes is up to the server. */
    void start(List<String> arguments) {
        robot.interact(() -> {
            var made = new Desktop(stage, LaunchOptions.parse(arguments, Map.of(), folder), new SettingsFile(folder),
                    SecretStores.inFile(folder.resolve("logins.json")), browsed::add);
            desktop = made;
            made.start();
            stage.setX(0);
            stage.setY(0);
            stage.setWidth(990);
            stage.setHeight(height);
        });
    }

    Desktop desktop() {
        return Objects.requireNonNull(desktop);
    }

    Console console() {
        return Objects.requireNonNull(desktop().console());
    }

    FxRobot robot() {
        return robot;
    }

    void act(String id) {
        robot.interact(() -> console().shell().actions().find(id).orElseThrow().run().run());
    }

    boolean there(String query) {
        return robot.lookup(query).tryQuery().isPresent();
    }

    /** There, and not hidden itself. */
    boolean shown(String query) {
        return robot.lookup(query).queryAll().stream().anyMatch(Node::isVisible);
    }

    <T extends Node> T node(String query) {
        Await.until(query, () -> there(query));
        return robot.lookup(query).query();
    }

    /** Once it is there and may be pressed. */
    void fire(String query) {
        ButtonBase button = node(query);
        Await.until(query + " may be pressed", () -> !button.isDisabled());
        robot.interact(button::fire);
    }

    /** The first button with these words. */
    void press(String words) {
        Await.until(words, () -> button(words).isPresent());
        robot.interact(() -> button(words).orElseThrow().fire());
    }

    private Optional<ButtonBase> button(String words) {
        return robot.lookup(".button").queryAllAs(ButtonBase.class).stream()
                .filter(button -> words.equals(button.getText())).findFirst();
    }

    void type(String query, String words) {
        TextInputControl input = node(query);
        robot.interact(() -> input.setText(words));
    }

    String text(String query) {
        return robot.lookup(query).<Node>tryQuery().map(node -> switch (node) {
            case Labeled labeled -> String.valueOf(labeled.getText());
            case TextInputControl input -> input.getText();
            default -> "";
        }).orElse("");
    }

    boolean label(String words) {
        return robot.lookup(".label").queryAllAs(Label.class).stream()
                .anyMatch(label -> words.equals(label.getText()));
    }

    /** As a kill does it: nothing is closed, nothing is told; the window alone goes. */
    void killed() {
        robot.interact(stage::hide);
    }

    void close() {
        robot.interact(() -> {
            desktop().close();
            stage.hide();
        });
    }
}
