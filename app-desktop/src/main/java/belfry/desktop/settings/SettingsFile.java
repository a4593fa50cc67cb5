package belfry.desktop.settings;

import belfry.core.wire.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The settings of this machine's console, kept as JSON where the operating system wants such files. */
public final class SettingsFile {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);

    private final Path file;
    private ConsoleSettings current;

    public SettingsFile(Path folder) {
        file = folder.resolve("console.json");
        current = read(file);
    }

    /** Where the console keeps its files. */
    public Path folder() {
        return Objects.requireNonNull(file.toAbsolutePath().getParent());
    }

    /** The folder for the console's files on this operating system. */
    public static Path folder(String system, Path home, Map<String, String> environment) {
        var name = system.toLowerCase(Locale.ROOT);
        if (name.contains("win")) {
            return Path.of(environment.getOrDefault("APPDATA", home.toString())).resolve("Belfry");
        }
        if (name.contains("mac")) {
            return home.resolve("Library/Application Support/Belfry");
        }
        var configured = environment.get("XDG_CONFIG_HOME");
        return (configured == null || configured.isEmpty() ? home.resolve(".config") : Path.of(configured))
                .resolve("belfry");
    }

    /** A file that cannot be read is no reason not to start. */
    private static ConsoleSettings read(Path file) {
        try {
            return Wire.json().readValue(Files.readString(file), ConsoleSettings.class);
        } catch (NoSuchFileException e) {
            return ConsoleSettings.FRESH;
        } catch (IOException | RuntimeException e) {
            LOG.warn("The console's settings could not be read and start anew: {}", e.getMessage());
            return ConsoleSettings.FRESH;
        }
    }

    public synchronized ConsoleSettings current() {
        return current;
    }

    public synchronized void change(UnaryOperator<ConsoleSettings> edit) {
        var changed = edit.apply(current);
        if (!changed.equals(current)) {
            current = changed;
            write(changed);
        }
    }

    private void write(ConsoleSettings settings) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var fresh = file.resolveSibling("console.json.new");
            Files.writeString(fresh, Wire.json().writerWithDefaultPrettyPrinter().writeValueAsString(settings));
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("The console's settings could not be kept: {}", e.getMessage());
        }
    }
}
