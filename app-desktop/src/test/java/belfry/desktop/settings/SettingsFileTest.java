package belfry.desktop.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import belfry.desktop.server.KnownServer;
import belfry.desktop.server.ServerKind;
import belfry.desktop.ui.Appearance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsFileTest {
    private static final KnownServer ONE = new KnownServer("https://one.example", ServerKind.PRODUCTION, "anna");
    private static final KnownServer TWO = new KnownServer("http://127.0.0.1:8420", ServerKind.THIS_MACHINE, "");
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void whatWasSetIsThereAtTheNextStart() {
        new SettingsFile(folder).change(settings -> settings.looking(Appearance.Mode.DARK, true)
                .connectedTo(ONE, "w").connectedTo(TWO, null).connectedTo(ONE, "w2"));

        assertEquals(new ConsoleSettings(Appearance.Mode.DARK, true, List.of(ONE, TWO), "w2"),
                new SettingsFile(folder).current());
    }

    @Test
    void aBrokenFileIsNoReasonNotToStart() throws IOException {
        Files.writeString(folder.resolve("console.json"), "{ not json");

        assertEquals(ConsoleSettings.FRESH, new SettingsFile(folder).current());
    }

    @Test
    void filesLieWhereTheSystemWantsThem() {
        var home = Path.of("home");
        assertEquals(Path.of("home/.config/belfry"), SettingsFile.folder("Linux", home, Map.of()));
        assertEquals(Path.of("cfg/belfry"), SettingsFile.folder("Linux", home, Map.of("XDG_CONFIG_HOME", "cfg")));
        assertEquals(home.resolve("Library/Application Support/Belfry"),
                SettingsFile.folder("Mac OS X", home, Map.of()));
        assertEquals(Path.of("roaming/Belfry"), SettingsFile.folder("Windows 11", home, Map.of("APPDATA", "roaming")));
    }
}
