package belfry.server.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.server.embedded.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortInspectorTest {
    @TempDir
    private Path home;

    @Test
    void theHolderOfAPortIsNamedWithItsPidCommandAndStart() throws IOException {
        try (var socket = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
            var holder = new PortInspector(new Marks(home)).holder(socket.getLocalPort());

            assertEquals(ProcessHandle.current().pid(), holder.pid());
            assertTrue(holder.command().startsWith("java"), holder.command());
            assertNotNull(holder.since());
            assertFalse(holder.ghost());
        }
    }

    @Test
    void aFreePortHasNoHolder() throws IOException {
        assertNull(new PortInspector(new Marks(home)).holder(Ports.free()).pid());
    }

    @Test
    void theAnswersOfOtherSystemsAreRead() {
        assertEquals(OptionalLong.of(4711), PortInspector.fromLsof(List.of("p4711", "f12")));
        assertEquals(OptionalLong.empty(), PortInspector.fromLsof(List.of("lsof: no such thing")));
        var netstat = List.of("  Proto  Local Address          Foreign Address        State           PID",
                "  TCP    127.0.0.1:7700         127.0.0.1:9000         ESTABLISHED     1",
                "  TCP    127.0.0.1:7700         0.0.0.0:0              LISTENING       4711");
        assertEquals(OptionalLong.of(4711), PortInspector.fromNetstat(netstat, 7700));
        assertEquals(OptionalLong.empty(), PortInspector.fromNetstat(netstat, 770));
    }

    @Test
    void aCommandIsShownWithoutClassPathAndSecrets() {
        var shown = CommandLines
                .shown(List.of("/usr/bin/java", "-Xmx192m", "-Dx=y", "-cp", "a.jar:b.jar", "Main", "--password=hunter2",
                        "--token", "hunter2", "redis://:hunter2@cache"));

        assertEquals("java Main --password=… --token … redis://…@cache", shown);
    }
}
