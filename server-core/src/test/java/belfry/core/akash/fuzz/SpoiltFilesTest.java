package belfry.core.akash.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import belfry.core.akash.check.Checked;
import belfry.core.akash.manifest.Compilation;
import belfry.core.akash.manifest.Compiled;
import belfry.core.akash.peer.OfficialLibrary;
import belfry.core.akash.peer.OfficialLibrary.Verdict;
import belfry.core.akash.sdl.RuleSet;
import belfry.core.akash.sdl.SdlSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Asks the official TypeScript library about spoilt files and compares: who takes it, with which hash. Needs
 * {@code -Dbelfry.sdl.library}, the folder in which the library is installed; {@code -Dbelfry.fuzz.files} and
 * {@code -Dbelfry.fuzz.seed} choose how many and which. Disagreements are written to target/sdl-spoilt.txt.
 */
@Tag("peer")
class SpoiltFilesTest {
    /** Of files spoilt at random: what is left are oddities of YAML, such as dates, that no deployment file has. */
    private static final double TOLERATED = 0.01;

    @Test
    void theLibraryAndThisEngineAgreeOnSpoiltFilesToo() throws Exception {
        var library = System.getProperty("belfry.sdl.library", "");
        assumeTrue(!library.isEmpty(), "no library given");
        var folder = Files.createTempDirectory("spoilt");

        var files = spoil(folder);
        var verdicts = new OfficialLibrary(Path.of(library)).ask(files);
        var wrong = new ArrayList<String>();
        int taken = 0;
        for (var file : files) {
            var verdict = verdicts.get(file);
            taken += verdict.accepted() ? 1 : 0;
            compare(file, verdict, wrong);
        }

        wrong.add("%d files, %d taken by the library, %d disagreements".formatted(files.size(), taken, wrong.size()));
        Files.write(Path.of("target/sdl-spoilt.txt"), wrong);
        assertTrue(taken > files.size() / 20, "enough files are good");
        assertTrue(wrong.size() - 1 <= files.size() * TOLERATED, wrong.getLast());
        assertEquals(0, wrong.stream().filter(line -> line.contains("other hash")).count(), "hashes differ");
    }

    private static List<Path> spoil(Path folder) throws IOException {
        var random = new SplittableRandom(Long.getLong("belfry.fuzz.seed", 1));
        var mutations = new Mutations(random, SdlFuzzTest.corpus());
        var files = new ArrayList<Path>();
        for (int count = 0; count < Integer.getInteger("belfry.fuzz.files", 2000); count++) {
            var file = folder.resolve("%05d.yaml".formatted(count));
            Files.writeString(file, mutations.next().replace("\uD800", ""));
            files.add(file);
        }
        return files;
    }

    private static void compare(Path file, Verdict verdict, List<String> wrong) throws IOException {
        var checked = Checked.of(SdlSource.read(Files.readAllBytes(file)));
        var hash = Compilation.of(checked).typeScript().map(Compiled::hash);
        if (!hash.equals(verdict.hash())) {
            var what = hash.isPresent() && verdict.accepted()
                    ? "other hash"
                    : hash.isPresent()
                            ? "taken by us alone"
                            : "taken by the library alone";
            var ours = checked.findings().stream().filter(f -> f.refusedBy().contains(RuleSet.TYPESCRIPT))
                    .map(f -> f.position() + " " + f.code() + " " + f.path()).toList();
            wrong.add("%s: %s; ours: %s; the library's: %s".formatted(file, what, ours, verdict.reasons()));
        }
    }
}
