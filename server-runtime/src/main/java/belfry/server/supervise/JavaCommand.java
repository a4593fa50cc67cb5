package belfry.server.supervise;

import belfry.server.process.CommandLines;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How to start another JVM like this one: the same Java, class path and flags. */
public final class JavaCommand {
    private static final List<String> NOT_FOR_CHILDREN = List.of("-agentlib:", "-agentpath:", "-Xrunjdwp", "-Xdebug",
            "-XX:AOTCacheOutput", "-XX:AOTMode", "-XX:ArchiveClassesAtExit", "-Djava.class.path");

    private JavaCommand() {}

    /** @param more flags of its own, after those of this JVM */
    public static List<String> like(List<String> more, String mainClass, String... arguments) {
        var line = new ArrayList<String>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(flags(own()));
        line.addAll(more);
        line.addAll(List.of("-cp", System.getProperty("java.class.path")));
        line.add(mainClass);
        line.addAll(List.of(arguments));
        return List.copyOf(line);
    }

    private static List<String> own() {
        var line = CommandLines.of(ProcessHandle.current());
        return line.isEmpty() ? line : line.subList(1, line.size());
    }

    /** The flags of a Java command line up to its class path or main class, without those for one process only. */
    static List<String> flags(List<String> arguments) {
        var flags = new ArrayList<String>();
        for (int i = 0; i < arguments.size(); i++) {
            var argument = arguments.get(i);
            if (List.of("-cp", "-classpath", "--class-path").contains(argument)) {
                i++;
            } else if (!argument.startsWith("-") || argument.equals("-jar")) {
                break;
            } else if (NOT_FOR_CHILDREN.stream().noneMatch(argument::startsWith)) {
                flags.add(argument);
            }
        }
        return List.copyOf(flags);
    }

    /** Changes with each build: size and time of the files of the class path that are not shared libraries of others. */
    public static String build() {
        var entries = System.getProperty("java.class.path").split(File.pathSeparator);
        return Arrays.stream(entries).map(Path::of).filter(path -> path.toString().contains("server-"))
                .map(JavaCommand::stamp).toList().toString();
    }

    private static String stamp(Path path) {
        try {
            return Files.isRegularFile(path) ? Files.size(path) + "@" + Files.getLastModifiedTime(path) : "folder";
        } catch (IOException _) {
            return "gone";
        }
    }
}
