package belfry.desktop.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class KeyBindingTest {
    private static final Path SHEET = Path.of("docs", "keys.md");

    @Test
    void noKeyMeansTwoThingsInOneView() {
        var clashes = new ArrayList<String>();
        for (var one : KeyBinding.values()) {
            for (var other : KeyBinding.values()) {
                if (one.compareTo(other) < 0 && one.scope().meets(other.scope())
                        && one.combination().equals(other.combination())) {
                    clashes.add(one + " and " + other + " on " + one.combination());
                }
            }
        }
        assertEquals(List.of(), clashes);
    }

    @Test
    void keysWithoutAModifierAreKnownAsPlain() {
        assertTrue(KeyBinding.CHANNEL_CONNECT.plain());
        assertTrue(KeyBinding.COPY_REPORT.plain());
        assertFalse(KeyBinding.PALETTE.plain());
        assertFalse(KeyBinding.REFRESH.plain());
    }

    @Test
    void everyAreaHasAScopeForItsKeys() {
        for (var area : Area.values()) {
            assertEquals(area.title(), KeyScope.valueOf(area.name()).title());
        }
    }

    /** Run with {@code -Dkeys.write=true} to write the page anew. */
    @Test
    void theKeySheetInTheDocumentationIsTheEnum() throws IOException {
        if (Boolean.getBoolean("keys.write")) {
            Files.createDirectories(Objects.requireNonNull(SHEET.getParent()));
            Files.writeString(SHEET, page());
        }
        assertEquals(page(), Files.readString(SHEET));
    }

    private static String page() {
        var text = new StringBuilder("""
                # Keys of the console

                Made from `KeyBinding`; a test compares. `Shortcut` is Ctrl, on a Mac Cmd. Keys without a modifier do
                nothing while a text field has the focus.
                """);
        for (var scope : KeyScope.values()) {
            var keys = List.of(KeyBinding.values()).stream().filter(key -> key.scope() == scope).toList();
            if (!keys.isEmpty()) {
                text.append("\n## ").append(scope.title()).append("\n\n| Key | Does |\n| --- | --- |\n");
                keys.forEach(key -> text.append("| `").append(key.combination().getName()).append("` | ")
                        .append(key.label()).append(" |\n"));
            }
        }
        return text.toString();
    }
}
