package belfry.server.cli.akash;

import belfry.core.akash.check.Checked;
import belfry.core.akash.lint.Advice;
import belfry.core.akash.manifest.Compilation;
import belfry.core.akash.manifest.Compiled;
import belfry.core.akash.manifest.Rules;
import belfry.core.akash.sdl.Finding;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** A file given on the command line and compiled; what is wrong with it goes to standard error. */
record CompiledFile(SdlFile file, Compilation compilation) {
    static CompiledFile read(CommandSpec spec, String name) {
        var file = SdlFile.read(name);
        var checked = Checked.of(file.source());
        var errors = checked.findings().stream().filter(finding -> finding.severity() == Finding.Severity.ERROR)
                .map(finding -> new Advice(finding, Optional.empty())).toList();
        if (!errors.isEmpty()) {
            new FindingPrinter(spec.commandLine().getErr(), spec.commandLine().getColorScheme().ansi()).print(
                    file.name(),
                    file.source(), errors);
        }
        return new CompiledFile(file, Compilation.of(checked));
    }

    /** The result by one set of rules; empty, after a word on standard error, when those refuse the file. */
    Optional<Compiled> by(Rules rules, PrintWriter err) {
        var compiled = compilation.by(rules);
        if (compiled.isEmpty()) {
            err.println("%s: the rules of %s refuse the file, so there is nothing to compile".formatted(file.name(),
                    rules.ruleSet().words()));
        } else if (!compilation.agreed()) {
            err.println(
                    "%s: note: the TypeScript library and the Go tools do not compile this file alike; run belfry akash "
                            .formatted(file.name()) + "validate to see why");
        }
        err.flush();
        return compiled;
    }
}
