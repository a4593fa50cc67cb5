package belfry.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.wire.DoctorReport;
import belfry.core.wire.LampState;
import belfry.core.wire.Wire;
import belfry.server.embedded.Ports;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class DoctorCommandTest {
    @TempDir
    private Path home;
    private final StringWriter out = new StringWriter();

    @Test
    void withoutAServerTheMachineIsLookedAtAndAllIsWell() throws IOException {
        assertEquals(ExitCode.FINE, run("--port", Integer.toString(Ports.free())), out.toString());

        assertTrue(out.toString().contains("No server runs on " + home), out.toString());
        assertTrue(out.toString().lines().anyMatch(line -> line.contains("disk") && line.startsWith("ok")),
                out.toString());
    }

    @Test
    void aTakenPortIsAProblemThatNamesItsHolder() throws IOException {
        try (var socket = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
            assertEquals(ExitCode.PROBLEM, run("--port", Integer.toString(socket.getLocalPort())));

            assertTrue(out.toString().contains("process " + ProcessHandle.current().pid()), out.toString());
            assertTrue(out.toString().contains("1. "), out.toString());
        }
    }

    @Test
    void scriptsGetTheSameAsJson() throws IOException {
        run("--json", "--port", Integer.toString(Ports.free()));

        var report = Wire.json().readValue(out.toString(), DoctorReport.class);
        assertEquals(LampState.UP, report.state());
        assertEquals("server", report.probes().getFirst().probe());
    }

    private int run(String... arguments) {
        var line = new CommandLine(new BelfryCommand()).setExecutionExceptionHandler(new ExitCode())
                .setOut(new PrintWriter(out, true)).setErr(new PrintWriter(out, true));
        var all = new ArrayList<>(List.of("doctor", "--home", home.toString()));
        all.addAll(List.of(arguments));
        return line.execute(all.toArray(String[]::new));
    }
}
