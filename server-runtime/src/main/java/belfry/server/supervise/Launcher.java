package belfry.server.supervise;

import belfry.server.process.Marks;
import belfry.server.process.ProcessIdentity;
import belfry.server.process.ProcessLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Starts children so that they outlive a crash of the server and are recognised afterwards. */
final class Launcher {
    private static final Path SETSID = Path.of("/usr/bin/setsid");

    private final Marks marks;
    private final Path logs;

    Launcher(Marks marks, Path logs) {
        this.marks = marks;
        this.logs = logs;
    }

    ProcessLog log(String name) {
        return ProcessLog.in(logs, name);
    }

    /** @param fingerprint of the settings under which it will be found fitting by a later server */
    Life launch(ChildSpec spec, String fingerprint, Instant now) throws IOException {
        Files.createDirectories(logs);
        var log = log(spec.name());
        log.rotate();
        var builder = new ProcessBuilder(inOwnSession(spec.command())).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.file().toFile()));
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("BELFRY_"));
        environment.putAll(spec.environment());
        environment.put(ProcessIdentity.NAME_VARIABLE, spec.name());
        environment.put(Marks.HOME_VARIABLE, marks.home());
        environment.put(Marks.SPEC_VARIABLE, fingerprint);
        long start = log.end();
        var process = builder.start();
        process.getOutputStream().close();
        return new Life(process.toHandle(), process, now, start);
    }

    /** In a session of its own it does not get the Ctrl-C meant for the server, which lets it drain instead. */
    private static List<String> inOwnSession(List<String> command) {
        var line = new ArrayList<String>();
        if (Files.isExecutable(SETSID)) {
            line.add(SETSID.toString());
        }
        line.addAll(command);
        return line;
    }
}
