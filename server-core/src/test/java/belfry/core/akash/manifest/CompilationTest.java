package belfry.core.akash.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.akash.check.Checked;
import belfry.core.akash.sdl.SdlEdit;
import belfry.core.akash.sdl.SdlPath;
import belfry.core.akash.sdl.SdlSource;
import belfry.core.akash.sdl.SdlValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CompilationTest {
    @Test
    void theHashOnTheChainTellsWhetherThisFileIsDeployedAndByWhoseRules() throws IOException {
        var same = compile(golden("02-seed-corrected"));
        var different = compile(golden("12-divergence-storage-order"));
        var typeScript = different.typeScript().orElseThrow();
        var go = different.go().orElseThrow();

        assertEquals(Set.of(Rules.TYPESCRIPT, Rules.GO),
                same.whichRules("07f14ce1ecc9e6ff8602faeaa2e15c6ac20f9fd0e5290e935726177e56d48163"));
        assertEquals(Set.of(Rules.TYPESCRIPT), different.whichRules(typeScript.hash().toUpperCase(Locale.ROOT)));
        assertEquals(Set.of(Rules.TYPESCRIPT), different.whichRules(typeScript.hashBase64()));
        assertEquals(Set.of(Rules.GO), different.whichRules(" " + go.hashBase64() + "\n"));
        assertEquals(Set.of(), same.whichRules(go.hash()));
        assertEquals(Set.of(), same.whichRules("not a hash"));
        assertTrue(same.agreed());
        assertFalse(different.agreed());
    }

    @Test
    void aFileThatOneLibraryRefusesIsCompiledByTheOtherAlone() throws IOException {
        var compilation = compile(golden("03-minimal-web").edit(new SdlEdit.Set(
                SdlPath.parse("/profiles/compute/small/resources/memory/size"), SdlValue.text("512mi"))));

        assertTrue(compilation.typeScript().isPresent());
        assertTrue(compilation.go().isEmpty());
        assertFalse(compilation.agreed());
    }

    @Test
    void aCommentOrAnotherOrderOfKeysDoesNotChangeTheHash() throws IOException {
        var source = golden("02-seed-corrected");
        var commented = SdlSource.read("# ours\n" + source.text().replace("image: redis:7-alpine",
                "image: \"redis:7-alpine\" # pinned"));

        assertEquals(compile(source), compile(commented));
    }

    @Test
    void theOfficialValidatorsRefusalsOfTheSeedAreFoundWithTheirPlaces() throws IOException {
        var checked = Checked.of(golden("01-seed-as-written"));

        assertEquals(Set.of("sdl-unknown-key /services/app/depends_on", "sdl-missing-key"
                + " /profiles/compute/db/resources/storage/1/attributes/class"),
                Set.copyOf(checked.findings().stream().map(f -> f.code() + " " + f.path()).toList()));
        assertTrue(Compilation.of(checked).typeScript().isEmpty());
        assertTrue(Compilation.of(checked).go().isPresent(), "the Go tools are more lenient with both");
    }

    @Test
    void emptyListsZerosAndUnsortedModelsGoDifferentWays() throws IOException {
        var text = golden("07-gpu").text().replace("image: example/model:1",
                "image: example/model:1\n    env: []").replace("to:\n          - global: true",
                        "to:\n          - global: true\n        http_options: { next_tries: 0 }")
                .replace("model: h100", "model: a10");

        var compilation = compile(SdlSource.read(text));

        var typeScript = compilation.typeScript().orElseThrow().manifest();
        var go = compilation.go().orElseThrow().manifest();
        assertTrue(typeScript.contains("\"env\":null") && go.contains("\"env\":[]"));
        assertTrue(typeScript.contains("\"nextTries\":0") && go.contains("\"nextTries\":3"));
        assertTrue(typeScript.indexOf("model/a100/") < typeScript.indexOf("model/a10\""));
        assertTrue(go.indexOf("model/a10\"") < go.indexOf("model/a100/"));
    }

    private static Compilation compile(SdlSource source) {
        return Compilation.of(Checked.of(source));
    }

    private static SdlSource golden(String name) throws IOException {
        return SdlSource.read(Files.readAllBytes(Path.of("src/test/resources/akash-golden", name, "sdl.yaml")));
    }
}
