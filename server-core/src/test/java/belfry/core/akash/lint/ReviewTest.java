package belfry.core.akash.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.akash.manifest.Compilation;
import belfry.core.akash.check.Checked;
import belfry.core.akash.sdl.SdlSource;
import belfry.core.akash.template.PostizForm;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReviewTest {
    static final String NUMBER = PostizForm.from(Map.of()).sdl().replaceFirst("version: \"(2.[01])\"", "version: $1");
    static final String EMPTY_LIST = PostizForm.from(Map.of()).sdl().replaceFirst("image: redis:7.4.1-alpine",
            "image: redis:7.4.1-alpine\n    env: []");

    static final String MANY = "version: \"2.1\"\nservices:\n" + IntStream.range(0, 10_000)
            .mapToObj("  s%05d:\n    image: postgres\n    env: [\"URL=postgres://u:p@s00001/x\"]\n"::formatted)
            .collect(Collectors.joining());

    @Test
    void aFileOfTenThousandServicesIsReviewedWithoutLongThought() {
        var threads = ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();

        var said = Review.of(SdlSource.read(MANY));

        assertTrue(threads.getCurrentThreadCpuTime() - before < 3_000_000_000L, "in time on a busy machine too");
        assertTrue(codes(said).contains("sdl-not-all-advice"), codes(said).toString());
    }

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

    /** What the hosting guide gives people to copy: refused, and where it is taken, a loss of data waiting to happen. */
    @Test
    void theGuidesFileHasAllItsFaultsSaidAndIsMendedButForWhatOnlyAPersonKnows() throws IOException {
        var guide = SdlSource.read(Files.readAllBytes(
                Path.of("src/test/resources/akash-golden/01-seed-as-written/sdl.yaml")));

        var said = Review.of(guide);
        var fixed = new Fixer(Review::of).all(guide);

        assertEquals(Set.of("sdl-unknown-key /services/app/depends_on",
                "sdl-missing-key /profiles/compute/db/resources/storage/1/attributes/class",
                "sdl-crash-loop-risk /services/app", "sdl-uploads-ephemeral /services/app",
                "sdl-body-size-default /services/app/expose/0", "sdl-service-unreachable /services/db",
                "sdl-service-unreachable /services/cache",
                "sdl-pgdata-at-volume-root /services/db/params/storage/data/mount",
                "sdl-denom-refused /profiles/placement/dcloud/pricing/app/denom",
                "sdl-denom-refused /profiles/placement/dcloud/pricing/db/denom",
                "sdl-denom-refused /profiles/placement/dcloud/pricing/cache/denom",
                "sdl-image-latest /services/app/image", "sdl-placeholder /services/app/image",
                "sdl-placeholder /services/app/credentials/username",
                "sdl-placeholder /services/app/credentials/password", "sdl-placeholder /services/app/env/3",
                "sdl-placeholder /services/app/env/4", "sdl-placeholder /services/db/env/2"), places(said));
        assertEquals(Set.of("sdl-image-latest", "sdl-placeholder"), Set.copyOf(codes(fixed.left())));
        assertTrue(Checked.of(fixed.source()).valid() && Compilation.of(Checked.of(fixed.source())).agreed());
    }

    private static Set<String> places(List<Advice> said) {
        return said.stream().map(advice -> advice.finding().code() + " " + advice.finding().path())
                .collect(Collectors.toSet());
    }

    private static List<String> codes(List<Advice> said) {
        return said.stream().map(advice -> advice.finding().code()).toList();
    }
}
