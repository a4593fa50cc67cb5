package belfry.core.akash.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.akash.check.Checked;
import belfry.core.akash.lint.Fixer;
import belfry.core.akash.lint.Review;
import belfry.core.akash.manifest.Compilation;
import belfry.core.akash.manifest.Compiled;
import belfry.core.akash.sdl.SdlSource;
import belfry.core.akash.template.BelfryForm;
import belfry.core.akash.template.PostizForm;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Asks the library that npm has. {@code -Dbelfry.sdl.library} names the folder of another one. */
@Tag("peer")
class OfficialLibraryTest {
    private static final Path GOLDEN = Path.of("src/test/resources/akash-golden");

    @TempDir
    private Path folder;

    @Test
    void theGuidesFileMendedPassesTheOfficialValidatorWithOurHash() throws Exception {
        var library = NpmLibrary.installed();
        var guide = SdlSource.read(Files.readAllBytes(GOLDEN.resolve("01-seed-as-written/sdl.yaml")));
        var mended = new Fixer(Review::of).all(guide).source();

        var verdicts = library.ask(List.of(file("guide", guide.text()), file("mended", mended.text())));

        assertEquals("Additional property \"depends_on\" is not allowed at \"/services/app\".",
                verdicts.get(folder.resolve("guide.yaml")).reasons().split("; ")[0]);
        assertEquals(Compilation.of(Checked.of(mended)).typeScript().map(Compiled::hash),
                verdicts.get(folder.resolve("mended.yaml")).hash());
    }

    @Test
    void everyTemplateHasTheLibrarysHash() throws Exception {
        var library = NpmLibrary.installed();
        var files = Map.of(file("postiz", PostizForm.from(Map.of()).sdl()), "postiz",
                file("belfry", BelfryForm.from(Map.of()).sdl()), "belfry");

        for (var verdict : library.ask(List.copyOf(files.keySet())).entrySet()) {
            assertEquals(hash(verdict.getKey()), verdict.getValue().hash(), verdict.getValue().reasons());
        }
    }

    @Test
    void theGoldenCasesAndTheRejectionsAreJudgedAsTheLibraryDoes() throws Exception {
        var library = NpmLibrary.installed();
        var files = new ArrayList<Path>();
        try (var golden = Files.walk(GOLDEN)) {
            golden.filter(path -> path.toString().endsWith(".yaml")).map(Path::toAbsolutePath).forEach(files::add);
        }
        for (var spoilt : new ObjectMapper().readTree(GOLDEN.resolve("rejections.json").toFile())) {
            files.add(file(spoilt.get("case").asText(), spoilt.get("sdl").asText()));
        }

        var unexcused = new LinkedHashMap<String, String>();
        var verdicts = library.ask(files);
        for (var file : files) {
            var checked = Checked.of(SdlSource.read(Files.readAllBytes(file)));
            OlderLibrary.difference(checked, verdicts.get(file))
                    .filter(_ -> OlderLibrary.excuse(checked, verdicts.get(file)).isEmpty())
                    .ifPresent(what -> unexcused.put(file.getFileName().toString(), what));
        }

        assertEquals(Map.of(), unexcused);
        assertTrue(files.size() > 75 && verdicts.size() == files.size(), files.size() + " files");
    }

    private static Optional<String> hash(Path file) throws IOException {
        return Compilation.of(Checked.of(SdlSource.read(Files.readAllBytes(file)))).typeScript().map(Compiled::hash);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name + ".yaml"), text);
    }
}
