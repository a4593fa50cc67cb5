package belfry.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class StatusCommandTest {
    @Test
    void theConsoleIsToldFromAnOrchestratorHoweverLongItsClassPathIs() {
        var libraries = "/opt/belfry/desktop/library.jar:".repeat(500);

        assertEquals("console", StatusCommand.javaName(List.of("/usr/bin/java", "-Xmx384m", "-cp", libraries,
                "belfry.desktop.Launcher", "--home", "/srv/belfry")));
        assertEquals("orchestrator", StatusCommand.javaName(List.of("/usr/bin/java", "-cp", libraries,
                "belfry.server.Main", "orchestrator")));
    }
}
