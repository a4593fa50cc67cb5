package belfry.server.cli.akash;

import belfry.core.akash.manifest.Rules;
import picocli.CommandLine.Option;

/** {@code --rules ts|go}: whose compiler is meant. */
final class RulesOption {
    /** As they are written on the command line. */
    enum Name {
        ts, go
    }

    @Option(names = "--rules", paramLabel = "ts|go", defaultValue = "ts", description = "compile as the TypeScript library (Console) or as the Go tools do; default: ${DEFAULT-VALUE}")
    private Name name = Name.ts;

    Rules rules() {
        return switch (name) {
            case ts -> Rules.TYPESCRIPT;
            case go -> Rules.GO;
        };
    }
}
