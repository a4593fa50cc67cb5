package belfry.server.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Recognises processes of this installation by a mark in their environment, even when the server that started them is
 * gone. Only Linux shows a process's environment; elsewhere nothing is recognised this way.
 */
public final class Marks {
    /** Holds the home folder of the installation; set by the supervisor for its children. */
    public static final String HOME_VARIABLE = "BELFRY_SUPERVISED";
    /** What the process was started with, so that a later server knows whether it still fits. */
    public static final String SPEC_VARIABLE = "BELFRY_PROCESS_SPEC";
    private static final Path PROC = Path.of("/proc");

    private final String home;

    public Marks(Path home) {
        this.home = home.toAbsolutePath().normalize().toString();
    }

    /** A process of this installation. */
    public record Marked(long pid, String name, String spec) {}

    public String home() {
        return home;
    }

    /** The name under which a process of this installation was started. */
    public Optional<String> nameOf(long pid) {
        return read(pid).map(Marked::name);
    }

    public Optional<Marked> read(long pid) {
        var environment = environment(pid);
        if (!environment.contains(HOME_VARIABLE + "=" + home)) {
            return Optional.empty();
        }
        return value(environment, ProcessIdentity.NAME_VARIABLE)
                .map(name -> new Marked(pid, name, value(environment, SPEC_VARIABLE).orElse("")));
    }

    /** All marked processes; what they started themselves carries the mark too and is left out. */
    public List<Marked> all() {
        var found = new ArrayList<Marked>();
        ProcessHandle.allProcesses().filter(ProcessHandle::isAlive)
                .forEach(process -> read(process.pid())
                        .filter(_ -> process.parent().flatMap(parent -> read(parent.pid())).isEmpty())
                        .ifPresent(found::add));
        return List.copyOf(found);
    }

    private static Optional<String> value(List<String> environment, String name) {
        return environment.stream().filter(entry -> entry.startsWith(name + "="))
                .map(entry -> entry.substring(name.length() + 1)).findFirst();
    }

    private static List<String> environment(long pid) {
        try {
            var bytes = Files.readAllBytes(PROC.resolve(pid + "/environ"));
            return List.of(new String(bytes, StandardCharsets.UTF_8).split("\0"));
        } catch (IOException _) {
            return List.of();
        }
    }
}
