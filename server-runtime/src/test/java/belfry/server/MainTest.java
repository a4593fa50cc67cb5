package belfry.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class MainTest {
    @TempDir
    private Path home;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void noCommandAndAnUnknownOneAreWrongUse() {
        assertEquals(2, belfry());
        assertEquals(2, belfry("fly"));
        assertEquals(2, belfry("serve", "--prot", "1"));
        assertTrue(err.toString().contains("--prot"), err.toString());
    }

    @Test
    void settingsThatCannotBeUsedAreAllToldAndAreWrongUse() throws Exception {
        Files.writeString(home.resolve("belfry.toml"), "prot = 1\nlogLevel = \"loud\"\n");

        assertEquals(2, belfry("serve", "--home", home.toString(), "--port", "eighty"));

        var told = err.toString();
        assertTrue(told.contains("line 1") && told.contains("line 2") && told.contains("--port"), told);
        assertEquals("", out.toString());
    }

    @Test
    void whatIsNoIdNoTimeAndNoFolderIsToldInWordsAndNotInClassesOfJava() {
        assertEquals(2, belfry("posts", "show", "seven"));
        assertEquals(2, belfry("posts", "list", "--from", "yesterday"));
        assertEquals(2, belfry("posts", "list", "--home", ""));

        var told = err.toString();
        assertTrue(told.contains("\"seven\" is not an id"), told);
        assertTrue(told.contains("\"yesterday\" is not a time with its offset"), told);
        assertTrue(told.contains("--home: \"\" is not a value for home"), told);
        assertFalse(told.contains("java."), told);
    }

    @Test
    void statusOfAHomeWithoutAServerIsAProblemWithARemedy() {
        assertEquals(1, belfry("status", "--home", home.toString()));

        assertTrue(err.toString().contains("belfry up"), err.toString());
    }

    @Test
    void anOrchestratorWithoutADatabaseSaysWhatItNeeds() {
        assertEquals(1, belfry("orchestrator", "--home", home.toString()));

        assertTrue(err.toString().contains("BELFRY_DATABASE_URL"), err.toString());
    }

    @Test
    void everyCommandExplainsItself() {
        var commands = Main.commandLine().getSubcommands();

        for (var command : commands.keySet()) {
            if (!command.equals("help")) {
                assertEquals(0, belfry(command, "--help"), command);
            }
        }
        var silent = commands.entrySet().stream()
                .filter(entry -> entry.getValue().getCommandSpec().usageMessage().description().length == 0)
                .map(Map.Entry::getKey).collect(Collectors.toSet());
        assertEquals(Set.of(), silent);
    }

    @Test
    void theHelpOfTheServerNamesItsSettings() {
        assertEquals(0, belfry("serve", "--help"));

        var told = out.toString();
        for (var name : List.of("database.url", "redis.url", "temporal.address", "orchestrator.readinessPort")) {
            assertTrue(told.contains(name), told);
        }
    }

    @Test
    void theConsoleIsNamedInTheHelpAlthoughTheLauncherOpensIt() {
        assertEquals(0, belfry("help"));
        assertTrue(out.toString().contains("console"), out.toString());

        assertEquals(1, belfry("console"));
        assertTrue(err.toString().contains("packaging/belfry console"), err.toString());
    }

    @Test
    void theCompletionScriptKnowsTheCommands() {
        assertEquals(0, belfry("completion", "zsh"));

        assertTrue(out.toString().contains("bashcompinit"));
        assertTrue(out.toString().contains("orchestrator"));
    }

    private int belfry(String... arguments) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }
}
