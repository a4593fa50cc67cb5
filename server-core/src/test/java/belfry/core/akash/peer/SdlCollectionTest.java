package belfry.core.akash.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import belfry.core.akash.check.Checked;
import belfry.core.akash.manifest.Compilation;
import belfry.core.akash.manifest.Compiled;
import belfry.core.akash.peer.OfficialLibrary.Verdict;
import belfry.core.akash.sdl.Finding;
import belfry.core.akash.sdl.RuleSet;
import belfry.core.akash.sdl.SdlSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Compares this engine with the official TypeScript library over a folder of real deployment files. Give the folder as
 * {@code -Dbelfry.sdl.collection}, such as a copy of github.com/akash-network/awesome-akash, and the folder in which
 * the library is installed as {@code -Dbelfry.sdl.library}. What was found is written to target/sdl-collection.txt.
 */
@Tag("peer")
class SdlCollectionTest {
    private final List<String> lines = new ArrayList<>();
    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<String> wrong = new ArrayList<>();

    @Test
    void everyRealFileIsJudgedAndHashedAsTheOfficialLibraryDoes() throws Exception {
        var collection = System.getProperty("belfry.sdl.collection", "");
        var library = System.getProperty("belfry.sdl.library", "");
        assumeTrue(!collection.isEmpty() && !library.isEmpty(), "no collection or library given");

        var files = files(Path.of(collection));
        var verdicts = new OfficialLibrary(Path.of(library)).ask(files);
        for (var file : files) {
            compare(Path.of(collection).relativize(file), Files.readAllBytes(file), verdicts.get(file));
        }

        counts.forEach((what, count) -> lines.add("%5d %s".formatted(count, what)));
        Files.write(Path.of("target/sdl-collection.txt"), lines);
        assertTrue(files.size() > 10, "the collection has files");
        assertEquals(List.of(), wrong);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var walk = Files.walk(folder)) {
            return walk.filter(file -> file.toString().matches(".*\\.ya?ml")).filter(SdlCollectionTest::isDeployment)
                    .sorted().toList();
        }
    }

    private static boolean isDeployment(Path file) {
        try {
            var text = Files.readString(file);
            return text.lines().anyMatch(line -> line.strip().startsWith("services:"))
                    && text.lines().anyMatch(line -> line.strip().startsWith("deployment:"));
        } catch (IOException _) {
            return false;
        }
    }

    private void compare(Path name, byte[] bytes, Verdict verdict) {
        var checked = Checked.of(SdlSource.read(bytes));
        var compilation = Compilation.of(checked);
        boolean ours = checked.acceptedBy(RuleSet.TYPESCRIPT);
        count("files");
        countIf(checked.valid(), "valid by the union of all rules");
        countIf(ours, "taken by our TypeScript rules");
        countIf(verdict.accepted(), "taken by the library");
        countIf(checked.acceptedBy(RuleSet.GO), "taken by our Go rules");
        countIf(compilation.agreed(), "with the same hash by both our rules");
        if (ours != verdict.accepted()) {
            count("judged differently");
            lines.add("%s: ours %s, the library's %s%n      %s%n      %s".formatted(name, ours, verdict.accepted(),
                    told(checked, RuleSet.TYPESCRIPT), verdict.reasons()));
            if (ours) {
                wrong.add(name + " is taken by us and refused by the library");
            }
        } else if (ours) {
            hashes(name, verdict, compilation.typeScript().orElseThrow());
        } else {
            count("refused by both");
            lines.add("%s: refused by both%n      %s%n      %s".formatted(name, told(checked, RuleSet.TYPESCRIPT),
                    verdict.reasons()));
        }
        if (ours && !checked.acceptedBy(RuleSet.GO)) {
            lines.add("%s: refused by the Go rules alone%n      %s".formatted(name, told(checked, RuleSet.GO)));
        }
    }

    private void hashes(Path name, Verdict verdict, Compiled compiled) {
        boolean same = verdict.hash().orElseThrow().equals(compiled.hash());
        countIf(same, "taken by both with the library's hash");
        if (!same) {
            count("taken by both with another hash");
            wrong.add(name + " has another hash");
            lines.add("%s: other hash%n      %s%n      %s".formatted(name, compiled.manifest(), verdict.manifest()));
        }
    }

    private static String told(Checked checked, RuleSet tool) {
        return checked.findings().stream().filter(finding -> finding.refusedBy().contains(tool))
                .map(SdlCollectionTest::told).collect(Collectors.joining("; "));
    }

    private static String told(Finding finding) {
        return "%s %s %s: %s".formatted(finding.position(), finding.code(), finding.path(), finding.message());
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
