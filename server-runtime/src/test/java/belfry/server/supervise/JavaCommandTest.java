package belfry.server.supervise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JavaCommandTest {

    @Test
    void flagsAreHandedOnButNotThoseOfOneProcessOnly() {
        var flags = JavaCommand.flags(List.of("-Xmx256m", "-agentlib:jdwp=transport=dt_socket", "-XX:AOTCache=a.aot",
                "-XX:AOTCacheOutput=b.aot", "-cp", "x.jar", "--enable-native-access=ALL-UNNAMED", "belfry.server.Main",
                "serve", "--port"));

        assertEquals(List.of("-Xmx256m", "-XX:AOTCache=a.aot", "--enable-native-access=ALL-UNNAMED"), flags);
    }

    @Test
    void aChildRunsOnTheSameJavaAndClassPath() {
        var line = JavaCommand.like(List.of("-Xmx64m"), "belfry.server.Main", "orchestrator");

        assertTrue(line.getFirst().startsWith(System.getProperty("java.home")), line.getFirst());
        assertTrue(line.contains(System.getProperty("java.class.path")));
        assertEquals(List.of("belfry.server.Main", "orchestrator"), line.subList(line.size() - 2, line.size()));
    }

    @Test
    void otherSettingsAreAnotherFingerprintAndTheSameAreTheSame() {
        var one = spec(Map.of("A", "1", "B", "2"));

        assertEquals(one.fingerprint(), spec(Map.of("B", "2", "A", "1")).fingerprint());
        assertNotEquals(one.fingerprint(), spec(Map.of("A", "1", "B", "3")).fingerprint());
        assertEquals("0", one.besideItself().environment().get("PORT"));
        assertEquals(0, one.besideItself().readinessPort());
    }

    private static ChildSpec spec(Map<String, String> environment) {
        return new ChildSpec("orchestrator-1", "orchestrator", List.of("java"), environment, Map.of("PORT", "0"),
                7700);
    }
}
