package belfry.server.cli.akash;

import belfry.core.akash.sdl.SdlSource;
import belfry.core.problem.Problem;
import belfry.server.cli.WrongUse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;

/** A deployment file given on the command line; {@code -} is standard input. */
record SdlFile(String name, SdlSource source) {
    /** One byte more than the engine takes, so that it says itself that the file is too large. */
    private static final int MOST = 10 * 1024 * 1024 + 1;

    static SdlFile read(String name) {
        try (InputStream in = name.equals("-") ? System.in : Files.newInputStream(Path.of(name))) {
            return new SdlFile(name.equals("-") ? "<stdin>" : name, SdlSource.read(in.readNBytes(MOST)));
        } catch (IOException | InvalidPathException e) {
            throw new WrongUse(List.of(Problem.error("sdl-file-unreadable", "%s cannot be read".formatted(name),
                    Files.isDirectory(Path.of(name))
                            ? "It is a folder"
                            : "There is no such file, or you may not read it",
                    "Give the path of a deployment file, or - for standard input")));
        }
    }
}
