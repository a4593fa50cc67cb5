package belfry.server.cli;

import belfry.server.config.ConfigReader;
import belfry.server.config.ServerConfig;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags by which every command finds its installation: a mix-in. */
public final class Settings {
    @Option(names = "--home", paramLabel = "DIR", description = "Folder of the installation (BELFRY_HOME; default: ~/.belfry).")
    private @Nullable Path home;

    @Option(names = "--port", paramLabel = "N", description = "Port of the API (BELFRY_PORT; default: 8420).")
    private @Nullable String port;

    @Option(names = "--bind", paramLabel = "ADDRESS", description = "Address to listen on (BELFRY_BIND; default: 127.0.0.1).")
    private @Nullable String bind;

    /** Reads file, environment and these flags; throws {@link WrongUse} with every mistake. */
    public ServerConfig read() {
        return read(Optional.ofNullable(port));
    }

    /** The same with another port. */
    ServerConfig readOn(int otherPort) {
        return read(Optional.of(Integer.toString(otherPort)));
    }

    private ServerConfig read(Optional<String> chosenPort) {
        var flags = new ConfigReader.Flags(Optional.ofNullable(home), chosenPort, Optional.ofNullable(bind));
        return switch (ConfigReader.read(System.getenv(), flags)) {
            case ConfigReader.Outcome.Fine(var config) -> config;
            case ConfigReader.Outcome.Mistaken(var problems) -> throw new WrongUse(problems);
        };
    }
}
