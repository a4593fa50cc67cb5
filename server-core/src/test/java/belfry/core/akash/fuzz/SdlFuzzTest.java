package belfry.core.akash.fuzz;

import static belfry.core.akash.sdl.SdlValue.field;
import static belfry.core.akash.sdl.SdlValue.fields;
import static belfry.core.akash.sdl.SdlValue.items;
import static belfry.core.akash.sdl.SdlValue.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.akash.check.Checked;
import belfry.core.akash.lint.Review;
import belfry.core.akash.manifest.Compilation;
import belfry.core.akash.price.PriceList;
import belfry.core.akash.sdl.NoSuchPlaceException;
import belfry.core.akash.sdl.RuleSet;
import belfry.core.akash.sdl.SdlEdit;
import belfry.core.akash.sdl.SdlNode;
import belfry.core.akash.sdl.SdlPath;
import belfry.core.akash.sdl.SdlSource;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Whatever the text, the engine answers with findings: no exception, no long thought. Give {@code -Dbelfry.fuzz.minutes}
 * for a long run, {@code -Dbelfry.fuzz.seed} for another one, and {@code -Dbelfry.fuzz.corpus} for more files to spoil.
 */
class SdlFuzzTest {
    private static final Path GOLDEN = Path.of("src/test/resources/akash-golden");
    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final int SHORT_RUN = 1500;

    private final long seed = Long.getLong("belfry.fuzz.seed", 20261123);
    private final SplittableRandom random = new SplittableRandom(seed);
    private long slowest;
    private int compiled;

    @Test
    void noTextMakesTheEngineThrowOrThinkLong() throws IOException {
        var mutations = new Mutations(random, corpus());
        long until = System.nanoTime() + Duration.ofMinutes(Integer.getInteger("belfry.fuzz.minutes", 0)).toNanos();
        int runs = 0;
        while (runs < SHORT_RUN || System.nanoTime() < until) {
            var text = mutations.next();
            try {
                examine(text, mutations);
            } catch (RuntimeException | AssertionError | StackOverflowError failed) {
                throw new AssertionError("run %d, seed %d, text:%n%s".formatted(runs, seed, text), failed);
            }
            runs++;
        }
        var summary = "%d files, %d of them compiled, slowest %d ms, seed %d".formatted(runs, compiled,
                slowest / 1_000_000, seed);
        Files.writeString(Path.of("target/sdl-fuzz.txt"), summary + "\n");
        assertTrue(compiled > 0, summary);
    }

    static List<String> corpus() throws IOException {
        var corpus = new ArrayList<String>();
        for (var spoilt : new ObjectMapper().readTree(GOLDEN.resolve("rejections.json").toFile())) {
            corpus.add(spoilt.get("sdl").asText());
        }
        for (var folder : List.of(GOLDEN.toString(), System.getProperty("belfry.fuzz.corpus", GOLDEN.toString()))) {
            try (var files = Files.walk(Path.of(folder))) {
                for (var file : files.filter(path -> path.toString().matches(".*\\.ya?ml")).toList()) {
                    corpus.add(Files.readString(file));
                }
            }
        }
        return corpus;
    }

    private void examine(String text, Mutations mutations) {
        long before = cpu();
        var source = SdlSource.read(text.getBytes(StandardCharsets.UTF_8));
        var checked = Checked.of(source);
        var compilation = Compilation.of(checked);
        PriceList.of(checked.sdl()).totals();
        long spent = cpu() - before;
        slowest = Math.max(slowest, spent);
        assertTrue(spent < LIMIT.toNanos(), () -> "took " + spent / 1_000_000 + " ms");
        assertTrue(compilation.agreed() || saysWhy(checked), "two hashes, and no word of why");
        compiled += compilation.typeScript().isPresent() || compilation.go().isPresent() ? 1 : 0;
        assertTrue(source.root().isPresent() || !checked.valid(), "a file without content is not valid");
        checked.findings().forEach(finding -> {
            var words = finding.message() + finding.cause() + finding.remedy();
            assertFalse(words.contains("Exception") || words.contains("java."), words);
            assertTrue(finding.position().offset() <= source.text().length());
        });
        source.root().ifPresent(root -> edit(source, root, mutations));
    }

    /** Where the official compilers come to different manifests, or one of them to none, a finding tells. */
    private static boolean saysWhy(Checked checked) {
        return !checked.acceptedBy(RuleSet.TYPESCRIPT) || !checked.acceptedBy(RuleSet.GO)
                || Review.of(checked).stream().map(said -> said.finding().cause())
                        .anyMatch(cause -> cause.contains("hash") || cause.contains("different manifests"));
    }

    /** An edit of any place leads to a file that says what was asked for. */
    private void edit(SdlSource source, SdlNode.Mapping root, Mutations mutations) {
        if (source.findings().stream().anyMatch(finding -> finding.code().startsWith("yaml-"))) {
            return;
        }
        var paths = new ArrayList<SdlPath>();
        paths(root, SdlPath.ROOT, paths);
        var path = mutations.any(paths);
        if (path.isRoot()) {
            return;
        }
        try {
            var value = "new " + random.nextInt(100) + (random.nextBoolean() ? ": x" : "");
            var edited = source.edit(new SdlEdit.Set(path, text(value)));
            assertEquals(value, ((SdlNode.Scalar) edited.find(path).orElseThrow()).value());
            var block = source.edit(new SdlEdit.Set(path, items(fields(field("a", text("b")), field("c", text("d"))))));
            assertEquals("d", ((SdlNode.Scalar) block.find(path.child(0).child("c")).orElseThrow()).value());
            var removed = source.edit(new SdlEdit.Remove(path));
            assertTrue(removed.root().isPresent() || root.entries().size() == 1, "the file is gone");
        } catch (NoSuchPlaceException refused) {
            assertTrue(refused.getMessage().startsWith("cannot edit"));
        }
    }

    private static void paths(SdlNode node, SdlPath path, List<SdlPath> paths) {
        paths.add(path);
        switch (node) {
            case SdlNode.Mapping mapping ->
                mapping.entries().forEach(entry -> paths(entry.value(), path.child(entry.name()), paths));
            case SdlNode.Sequence sequence -> {
                for (int index = 0; index < sequence.items().size(); index++) {
                    paths(sequence.values().get(index), path.child(index), paths);
                }
            }
            case SdlNode.Scalar _ -> {
                return;
            }
        }
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
