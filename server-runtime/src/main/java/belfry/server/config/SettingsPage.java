package belfry.server.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What the help of the server's commands says about its settings. */
public final class SettingsPage {
    private SettingsPage() {}

    /** Lines of plain text. */
    public static List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("Settings stand in belfry.toml in the home folder, or in variables; a variable wins.");
        lines.add("The variable follows from the name: database.url is BELFRY_DATABASE_URL, and a secret may stand in");
        lines.add("a file: BELFRY_DATABASE_PASSWORD_FILE.");
        lines.add("");
        int width = Arrays.stream(Key.values()).mapToInt(key -> key.dotted().length()).max().orElse(0);
        for (var key : Key.values()) {
            lines.add("  " + key.dotted() + " ".repeat(width - key.dotted().length() + 2) + key.meaning());
        }
        lines.add("  networks.NAME.baseUrl" + " ".repeat(Math.max(2, width - 19))
                + "where a network is reached, such as a fake");
        return List.copyOf(lines);
    }
}
