package belfry.core.akash.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.akash.manifest.Compilation;
import belfry.core.akash.check.Checked;
import belfry.core.akash.sdl.SdlSource;
import belfry.core.akash.template.PostizForm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReviewTest {
    static final String NUMBER = PostizForm.from(Map.of()).sdl().replaceFirst("version: \"(2.[01])\"", "version: $1");
    static final String EMPTY_LIST = PostizForm.from(Map.of()).sdl().replaceFirst("image: redis:7.4.1-alpine",
            "image: redis:7.4.1-alpine\n    env: []");

    @Test
    void aVersionThatYamlReadsAsANumberIsGivenItsQuotes() {
        var said = Review.of(SdlSource.read(NUMBER));

        var mended = Fixer.apply(SdlSource.read(NUMBER), said.getFirst().fix().orElseThrow());

        assertEquals(List.of("sdl-version-not-text"), codes(said));
        assertEquals(PostizForm.from(Map.of()).sdl(), mended.text());
    }

    @Test
    void twoHashesForAReasonThatNoLintKnowsAreSaidToBeSoAtTheService() {
        var said = Review.of(SdlSource.read(EMPTY_LIST));

        assertEquals(List.of("sdl-hashes-differ"), codes(said));
        assertEquals("/services/cache", said.getFirst().finding().path().toString());
        var mended = SdlSource.read(EMPTY_LIST.replace("    env: []\n", ""));
        assertEquals(List.of(), Review.of(mended));
        assertTrue(Compilation.of(Checked.of(mended)).agreed());
    }

    @Test
    void whatARuleRefusesAndALintDislikesIsSaidOnceWithTheLintsFix() {
        var said = Review.of(SdlSource.read(PostizForm.from(Map.of()).sdl().replaceFirst("    env:\n",
                "    depends_on:\n      - db\n    env:\n")));

        assertEquals(List.of("sdl-unknown-key"), codes(said));
        assertEquals("Remove depends_on", said.getFirst().fix().orElseThrow().title());
    }

    private static List<String> codes(List<Advice> said) {
        return said.stream().map(advice -> advice.finding().code()).toList();
    }
}
