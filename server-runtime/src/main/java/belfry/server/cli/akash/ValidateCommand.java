package belfry.server.cli.akash;

import belfry.core.akash.lint.Advice;
import belfry.core.akash.lint.Fixer;
import belfry.core.akash.lint.Review;
import belfry.core.akash.sdl.Finding.Severity;
import belfry.core.problem.BelfryException;
import belfry.core.problem.Problem;
import belfry.server.cli.ExitCode;
import belfry.server.cli.Printed;
import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code belfry akash validate}: says everything there is to say of a file, and mends it when asked. */
@Command(name = "validate", mixinStandardHelpOptions = true, description = "Check a deployment file by the rules of all official tools, with advice.", footer = {
        "", "Exit status: 0 the file is valid, 1 it has errors, 2 wrong use."})
final class ValidateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;
    @Parameters(paramLabel = "FILE", description = "the deployment file, - for standard input")
    private String file;
    @Option(names = "--json", description = "print the findings as JSON")
    private boolean json;
    @Option(names = "--fix", description = "apply all quick fixes and write the file")
    private boolean fix;
    @Option(names = "--diff", description = "print what the quick fixes change; without --fix nothing is written")
    private boolean diff;

    /** What {@code --json} prints. */
    record Answer(String file, boolean valid, List<FindingLine> findings, List<String> applied) {}

    @SuppressWarnings("NullAway.Init") // picocli fills the fields before the command runs
    ValidateCommand() {}

    @Override
    public Integer call() {
        var given = SdlFile.read(file);
        if (!fix && !diff) {
            return say(given, Review.of(given.source()), List.of());
        }
        var fixed = new Fixer(Review::of).all(given.source());
        if (diff) {
            printDiff(given, fixed.source().text());
        }
        var applied = fixed.applied().stream().map(done -> done.advice().finding().code() + ": " + done.fix().title())
                .toList();
        if (!fix) {
            return status(Review.of(given.source()));
        }
        write(given, fixed.source().text());
        return say(new SdlFile(given.name(), fixed.source()), fixed.left(), applied);
    }

    private int say(SdlFile given, List<Advice> said, List<String> applied) {
        var out = spec.commandLine().getOut();
        if (json) {
            Printed.json(out, new Answer(given.name(), status(said) == ExitCode.FINE,
                    said.stream().map(FindingLine::of).toList(), applied));
            return status(said);
        }
        applied.forEach(done -> out.println("mended " + done));
        new FindingPrinter(out, spec.commandLine().getColorScheme().ansi()).print(given.name(), given.source(), said);
        return status(said);
    }

    private static int status(List<Advice> said) {
        return FindingPrinter.count(said, Severity.ERROR) == 0 ? ExitCode.FINE : ExitCode.PROBLEM;
    }

    private void printDiff(SdlFile given, String mended) {
        var before = given.source().text().lines().toList();
        var patch = DiffUtils.diff(before, mended.lines().toList());
        var out = json ? spec.commandLine().getErr() : spec.commandLine().getOut();
        UnifiedDiffUtils.generateUnifiedDiff(given.name(), given.name() + " (mended)", before, patch, 3)
                .forEach(out::println);
        out.flush();
    }

    /** Written beside the file first, so that a full disk does not leave half of it. */
    private void write(SdlFile given, String text) {
        if (given.name().equals("<stdin>")) {
            spec.commandLine().getOut().print(text);
            return;
        }
        if (text.equals(given.source().text())) {
            return;
        }
        var target = Path.of(file);
        var beside = target.resolveSibling(target.getFileName() + ".belfry-new");
        try {
            Files.write(beside, text.getBytes(StandardCharsets.UTF_8));
            Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new BelfryException(Problem.error("sdl-file-not-written", "%s could not be written".formatted(file),
                    String.valueOf(e.getMessage()), "Check that you may write there and that the disk has room",
                    "Use --diff to see the changes"), e);
        }
    }
}
