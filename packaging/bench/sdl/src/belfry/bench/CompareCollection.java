package belfry.bench;

import belfry.core.akash.check.Checked;
import belfry.core.akash.manifest.Compilation;
import belfry.core.akash.manifest.Compiled;
import belfry.core.akash.manifest.Rules;
import belfry.core.akash.peer.OfficialLibrary;
import belfry.core.akash.peer.OfficialLibrary.Verdict;
import belfry.core.akash.peer.OlderLibrary;
import belfry.core.akash.sdl.SdlSource;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Puts a folder of real deployment files to this engine and to the official tools, and says where they disagree. */
public final class CompareCollection {
    private final Path folder;
    private final PrintStream out;
    private final Map<String, Integer> counts = new TreeMap<>();
    private int unexplained;

    private CompareCollection(Path folder, PrintStream out) {
        this.folder = folder;
        this.out = out;
    }

    /** Arguments: the folder; the folder of the library; the oracle script; and the answers of the Go tools, if any. */
    public static void main(String[] arguments) throws Exception {
        var folder = Path.of(arguments[0]).toAbsolutePath();
        var library = new OfficialLibrary(Path.of(arguments[1]), Path.of(arguments[2]));
        var compared = new CompareCollection(folder, System.out);
        var files = files(folder);
        Map<Path, Verdict> go = arguments.length > 3 ? OfficialLibrary.verdicts(Path.of(arguments[3])) : Map.of();
        var typeScript = library.ask(files);
        for (var file : files) {
            var checked = Checked.of(SdlSource.read(Files.readAllBytes(file)));
            compared.count("files");
            compared.countIf(checked.valid(), "valid by the union of all rules");
            compared.countIf(Compilation.of(checked).agreed(), "with one hash by both our rules");
            compared.compare(file, checked, typeScript.get(file), Rules.TYPESCRIPT);
            if (go.containsKey(file)) {
                compared.compare(file, checked, go.get(file), Rules.GO);
            }
        }
        compared.counts.forEach((what, count) -> System.out.printf("%6d %s%n", count, what));
        System.out.printf("the library is %s%n", library.version());
        System.exit(compared.unexplained == 0 ? 0 : 1);
    }

    /** What looks like a deployment file, whatever its name. */
    static List<Path> files(Path folder) throws IOException {
        try (var walk = Files.walk(folder)) {
            return walk.filter(file -> file.toString().matches(".*\\.ya?ml")).filter(CompareCollection::isDeployment)
                    .sorted().toList();
        }
    }

    private static boolean isDeployment(Path file) {
        try {
            var lines = Files.readString(file).lines().map(String::strip).toList();
            return lines.stream().anyMatch(line -> line.startsWith("services:"))
                    && lines.stream().anyMatch(line -> line.startsWith("deployment:"));
        } catch (IOException _) {
            return false;
        }
    }

    private void compare(Path file, Checked checked, Verdict verdict, Rules rules) {
        var tool = rules == Rules.GO ? "the Go tools" : "the TypeScript library";
        var ours = Compilation.of(checked).by(rules).map(Compiled::hash);
        countIf(verdict.accepted(), tool + ": takes");
        countIf(ours.isPresent(), tool + ": taken by our rules for it");
        countIf(verdict.accepted() && ours.equals(verdict.hash()), tool + ": same hash");
        countIf(verdict.accepted() && ours.isPresent() && !ours.equals(verdict.hash()), tool + ": another hash");
        countIf(verdict.accepted() != ours.isPresent(), tool + ": judged otherwise");
        if (!ours.equals(verdict.hash())) {
            var excuse = rules == Rules.GO ? Optional.<String>empty() : OlderLibrary.excuse(checked, verdict);
            unexplained += excuse.isPresent() ? 0 : 1;
            countIf(excuse.isEmpty(), tool + ": not explained");
            out.printf("%s: %s %s, ours %s; %s%n      theirs: %s%n      ours: %s%n", folder.relativize(file), tool,
                    verdict.hash().orElse("refuses"), ours.orElse("refuses"), excuse.orElse("not explained"),
                    verdict.reasons(), told(checked, rules));
        }
    }

    private static String told(Checked checked, Rules rules) {
        return checked.findings().stream().filter(finding -> finding.refusedBy().contains(rules.ruleSet()))
                .map(finding -> finding.position() + " " + finding.code() + " " + finding.path())
                .collect(Collectors.joining("; "));
    }

    private void countIf(boolean counted, String what) {
        if (counted) {
            count(what);
        }
    }

    private void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }
}
