package belfry.core.akash.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.akash.definition.Sdl;
import belfry.core.akash.sdl.SdlSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The golden cases, whose outputs were written by the official TypeScript library; see their README. */
class GoldenManifestTest {
    private static final Path CASES = Path.of("src/test/resources/akash-golden");

    @TestFactory
    Stream<DynamicTest> theTypeScriptRulesGiveTheOfficialBytesAndHash() {
        return accepted().map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> {
            var compiled = Compiler.compile(sdl(folder), Rules.TYPESCRIPT);

            assertEquals(text(folder, "manifest.json"), compiled.manifest());
            assertEquals(text(folder, "version.hex").strip(), compiled.hash());
            assertEquals(text(folder, "version.b64").strip(), compiled.hashBase64());
            assertEquals(text(folder, "groups.json"), compiled.groupsJson());
        }));
    }

    @TestFactory
    Stream<DynamicTest> theGoRulesGiveTheirOwnBytesWhereTheyDifferAndTheSameElsewhere() {
        return accepted().map(folder -> DynamicTest.dynamicTest(folder.getFileName().toString(), () -> {
            boolean differs = Files.exists(folder.resolve("manifest.go-rules.json"));

            var compiled = Compiler.compile(sdl(folder), Rules.GO);

            assertEquals(text(folder, differs ? "manifest.go-rules.json" : "manifest.json"), compiled.manifest());
            assertEquals(text(folder, differs ? "version.go-rules.hex" : "version.hex").strip(), compiled.hash());
        }));
    }

    private static Stream<Path> accepted() {
        try (var folders = Files.list(CASES)) {
            var cases = folders.filter(folder -> Files.exists(folder.resolve("manifest.json"))).sorted().toList();
            assertTrue(cases.size() >= 16, "only " + cases.size() + " cases");
            return cases.stream();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Sdl sdl(Path folder) throws IOException {
        return Sdl.of(SdlSource.read(Files.readAllBytes(folder.resolve("sdl.yaml"))));
    }

    private static String text(Path folder, String file) throws IOException {
        return Files.readString(folder.resolve(file));
    }
}
