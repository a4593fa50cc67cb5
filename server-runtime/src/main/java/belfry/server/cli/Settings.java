package belfry.server.cli;

import belfry.server.config.ConfigReader;
import belfry.server.config.ServerConfig;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The flags by which every command finds its installation: a mix-in. */
public final class Settings {
    @Spec(Target.MIXEE)
    private @Nullable CommandSpec command;

    @Option(names = "--home", paramLabel = "DIR", description = "Folder of the installation (BELFRY_HOME; default: ~/.belfry).")
    private @Nullable Path home;

    @Option(names = "--port", paramLabel = "N", description = "Port of the API (BELFRY_PORT; default: 8420).")
    private @Nullable String port;

    @Option(names = "--bind", paramLabel = "ADDRESS", description = "Address to listen on (BELFRY_BIND; default: 127.0.0.1).")
    private @Nullable String bind;

    /** Reads file, environment and these flags; throws {@link WrongUse} with every mistake. */
    public ServerConfig read() {
        var flags = new ConfigReader.Flags(Optional.ofNullable(home), Optional.ofNullable(port),
                Optional.ofNullable(bind));
        return switch (ConfigReader.read(System.getenv(), flags)) {
            case ConfigReader.Outcome.Fine(var config) -> config;
            case ConfigReader.Outcome.Mistaken(var problems) -> throw new WrongUse(problems);
        };
    }

    CommandSpec command() {
        if (command == null) {
            throw new IllegalStateException("read outside a command");
        }
        return command;
    }
}
