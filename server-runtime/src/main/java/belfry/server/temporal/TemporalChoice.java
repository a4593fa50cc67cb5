package belfry.server.temporal;

import belfry.server.config.TemporalConfig;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Where this installation's Temporal comes from. */
public sealed interface TemporalChoice {
    /** A cluster or Temporal Cloud that somebody else runs. */
    record Address(TemporalConfig config) implements TemporalChoice {}

    /** A program that the server runs, with its database in the home folder. */
    record Binary(Path program) implements TemporalChoice {}

    /** The service inside the orchestrator. */
    record InProcess() implements TemporalChoice {}

    /** None: the due clock publishes alone. */
    record Off() implements TemporalChoice {}

    /** The program was asked for and is not there. */
    record BinaryMissing() implements TemporalChoice {}

    /**
     * Decides by configuration and by what is installed.
     *
     * @param path the search path of the system
     */
    static TemporalChoice choose(TemporalConfig config, Path home, String path) {
        return switch (config.mode()) {
            case ADDRESS -> new Address(config);
            case OFF -> new Off();
            case EMBEDDED -> new InProcess();
            case BINARY -> program(home, path).<TemporalChoice>map(Binary::new).orElse(new BinaryMissing());
            case AUTO -> program(home, path).<TemporalChoice>map(Binary::new).orElse(new InProcess());
        };
    }

    private static Optional<Path> program(Path home, String path) {
        var folders = Stream.concat(Stream.of(home, home.resolve("bin")),
                Arrays.stream(path.split(File.pathSeparator)).filter(folder -> !folder.isBlank()).map(Path::of));
        return folders.flatMap(folder -> Stream.of(folder.resolve("temporal"), folder.resolve("temporal.exe")))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file)).findFirst();
    }
}
