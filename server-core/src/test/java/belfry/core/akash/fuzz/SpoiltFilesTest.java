package belfry.core.akash.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.akash.check.Checked;
import belfry.core.akash.peer.NpmLibrary;
import belfry.core.akash.peer.OfficialLibrary.Verdict;
import belfry.core.akash.peer.OlderLibrary;
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
 * Asks the official TypeScript library about spoilt files and compares: who takes it, with which hash.
 * {@code -Dbelfry.fuzz.files} and {@code -Dbelfry.fuzz.seed} choose how many and which. Disagreements are written to
 * target/sdl-spoilt.txt.
 */
@Tag("peer")
class SpoiltFilesTest {
    /** Of files spoilt at random: what is left are oddities of YAML, such as dates, that no deployment file has. */
    private static final double TOLERATED = 0.01;

    @Test
    void theLibraryAndThisEngineAgreeOnSpoiltFilesToo() throws Exception {
        var library = NpmLibrary.installed();
        var files = spoil(Files.createTempDirectory("spoilt"));

        var verdicts = library.ask(files);
        var wrong = new ArrayList<String>();
        for (var file : files) {
            compare(file, verdicts.get(file), wrong);
        }

        long taken = verdicts.values().stream().filter(Verdict::accepted).count();
        wrong.add("%d files, %d taken by the library, %d disagreements".formatted(files.size(), taken, wrong.size()));
        Files.write(Path.of("target/sdl-spoilt.txt"), wrong);
        assertTrue(taken > files.size() / 20, "enough files are good");
        assertTrue(wrong.size() - 1 <= files.size() * TOLERATED, wrong.getLast());
        assertEquals(0, wrong.stream().filter(line -> line.contains("another hash")).count(), "hashes differ");
    }

    private static List<Path> spoil(Path folder) throws IOException {
        var random = new SplittableRandom(Long.getLong("belfry.fuzz.seed", 1));
        var mutations = new Mutations(random, SdlFuzzTest.corpus());
        var files = new ArrayList<Path>();
        for (int count = 0; count < Integer.getInteger("belfry.fuzz.files", 500); count++) {
            var file = folder.resolve("%05d.yaml".formatted(count));
            Files.writeString(file, mutations.next().replace("\uD800", ""));
            files.add(file);
        }
        return files;
    }

    private static void compare(Path file, Verdict verdict, List<String> wrong) throws IOException {
        var checked = Checked.of(SdlSource.read(Files.readAllBytes(file)));
        OlderLibrary.difference(checked, verdict).filter(_ -> OlderLibrary.excuse(checked, verdict).isEmpty())
                .ifPresent(what -> wrong.add("%s: %s; ours: %s; the library's: %s".formatted(file, what,
                        checked.findings().stream().filter(found -> found.refusedBy().contains(RuleSet.TYPESCRIPT))
                                .map(found -> found.position() + " " + found.code() + " " + found.path()).toList(),
                        verdict.reasons())));
    }
}
