package belfry.server.cli;

import belfry.core.problem.BelfryException;
import belfry.core.problem.Problem;
import belfry.server.HomeLock;
import belfry.server.process.CommandLines;
import belfry.server.process.Marks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code belfry status}: which processes of this installation run here and how much memory they hold. */
@Command(name = "status", mixinStandardHelpOptions = true, description = "Show the processes of this installation on this machine and their memory.")
public final class StatusCommand implements Callable<Integer> {
    private static final long MEGABYTE = 1024 * 1024;

    @Mixin
    private final Settings settings = new Settings();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    /** One program of the installation, with all processes it consists of. */
    record Part(String name, List<Long> pids, long memoryBytes, long residentBytes) {}

    /**
     * The whole installation on this machine.
     *
     * @param measure of {@code memoryBytes}; PSS: memory shared between processes is counted once; RSS: once for each
     * @param residentBytes the resident sizes summed, whatever they share
     */
    record Status(String home, String address, List<Part> parts, long memoryBytes, long residentBytes,
            String measure) {}

    @SuppressWarnings("NullAway.Init") // picocli fills the field before the command runs
    public StatusCommand() {}

    @Override
    public Integer call() {
        var config = settings.read();
        var server = server(config.home()).orElseThrow(() -> new BelfryException(Problem.error("server-not-running",
                "No Belfry server runs on the home folder %s".formatted(config.home()),
                "Its process id is written there while it runs",
                "Start it: belfry up --home " + Printed.word(config.home()))));
        var parts = parts(server, config.home());
        var status = new Status(config.home().toString(), LocalApi.running(config.home()).map(Object::toString)
                .orElse(""), parts, parts.stream().mapToLong(Part::memoryBytes).sum(),
                parts.stream().mapToLong(Part::residentBytes).sum(), Memory.MEASURE);
        if (json) {
            Printed.json(spec.commandLine().getOut(), status);
        } else {
            print(status);
        }
        return status.address().isEmpty() ? ExitCode.PROBLEM : ExitCode.FINE;
    }

    private static Optional<ProcessHandle> server(Path home) {
        try {
            return ProcessHandle.of(Long.parseLong(Files.readString(HomeLock.note(home)).strip()))
                    .filter(ProcessHandle::isAlive)
                    .filter(handle -> handle.info().command().map(name -> name.contains("java")).orElse(true));
        } catch (IOException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    /** Its descendants, and what an earlier server of this home left running. */
    private static List<Part> parts(ProcessHandle server, Path home) {
        var marked = new Marks(home).all().stream().collect(Collectors.toMap(Marks.Marked::pid, Marks.Marked::name));
        var handles = new LinkedHashMap<Long, ProcessHandle>();
        Stream.concat(Stream.of(server), marked.keySet().stream().flatMap(pid -> ProcessHandle.of(pid).stream()))
                .flatMap(handle -> Stream.concat(Stream.of(handle), handle.descendants()))
                .forEach(handle -> handles.put(handle.pid(), handle));
        var pids = new LinkedHashMap<String, List<Long>>();
        handles.forEach((pid, handle) -> pids.computeIfAbsent(
                Optional.ofNullable(marked.get(pid)).orElseGet(() -> name(handle, server)), _ -> new ArrayList<>())
                .add(pid));
        return pids.entrySet().stream().map(entry -> new Part(entry.getKey(), entry.getValue(),
                entry.getValue().stream().mapToLong(Memory::of).sum(),
                entry.getValue().stream().mapToLong(Memory::resident).sum())).toList();
    }

    private static String name(ProcessHandle handle, ProcessHandle server) {
        if (handle.pid() == server.pid()) {
            return "server";
        }
        var command = handle.info().command().map(Path::of).map(Path::getFileName).map(Path::toString).orElse("");
        if (command.startsWith("redis")) {
            return "redis";
        }
        return switch (command) {
            case "postgres", "postgres.exe" -> "postgres";
            case "temporal", "temporal.exe" -> "temporal";
            case "java", "java.exe" -> javaName(CommandLines.of(handle));
            default -> command.isEmpty() ? "other" : command;
        };
    }

    /** By its main class: both are Java, and both are children of the server. */
    static String javaName(List<String> commandLine) {
        return commandLine.stream().anyMatch(word -> word.startsWith("belfry.desktop.")) ? "console" : "orchestrator";
    }

    private void print(Status status) {
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("PROCESS", "PID", "COUNT", "MEMORY", "RESIDENT"));
        for (var part : status.parts()) {
            rows.add(List.of(part.name(), Long.toString(part.pids().getFirst()),
                    Integer.toString(part.pids().size()), megabytes(part.memoryBytes()),
                    megabytes(part.residentBytes())));
        }
        rows.add(List.of("total", "", "", megabytes(status.memoryBytes()), megabytes(status.residentBytes())));
        var out = spec.commandLine().getOut();
        Printed.table(out, rows);
        out.printf("%n%s counts what several processes share once, RESIDENT once for each. %s%n",
                status.measure().equals("PSS") ? "MEMORY (the proportional set size)" : "On Linux MEMORY",
                status.address().isEmpty() ? "The server is not ready yet." : "The API answers at " + status.address());
        out.flush();
    }

    private static String megabytes(long bytes) {
        return "%d MB".formatted((bytes + MEGABYTE - 1) / MEGABYTE);
    }
}
