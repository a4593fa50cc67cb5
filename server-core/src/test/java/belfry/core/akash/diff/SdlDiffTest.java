package belfry.core.akash.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.akash.definition.Sdl;
import belfry.core.akash.diff.Change.Effect;
import belfry.core.akash.sdl.SdlSource;
import belfry.core.akash.template.PostizForm;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SdlDiffTest {
    private static final String BASE = PostizForm.from(Map.of()).sdl();

    @Test
    void theSameFileWrittenOtherwiseIsNoChange() {
        var comparison = compare("units: 500m", "units: 0.5", "size: 1Gi", "size: 1024Mi", "# Postiz",
                "# Another comment");

        assertEquals(List.of(), comparison.changes());
        assertTrue(comparison.updatable());
    }

    @Test
    void anImageOrAVariableRestartsItsServiceAlone() {
        var comparison = compare("redis:7.4.1-alpine", "redis:7.4.2-alpine", "RUN_CRON=true", "RUN_CRON=false");

        assertTrue(comparison.updatable());
        assertEquals(List.of("app", "cache"), comparison.restarts().stream().sorted().toList());
        assertEquals(List.of(), comparison.losses());
    }

    @Test
    void aHostNameOrAnIngressLimitChangesInPlace() {
        var comparison = compare("          - social.example.org", "          - posts.example.org",
                "max_body_size: 104857600", "max_body_size: 52428800");

        assertEquals(List.of(Effect.IN_PLACE, Effect.IN_PLACE), effects(comparison));
        assertTrue(comparison.changes().stream().anyMatch(change -> change.after()
                .equals("body 52428800, read 60000, send 60000")), comparison.changes().toString());
        assertEquals(List.of(), comparison.restarts());
    }

    @Test
    void resourcesReplicasPricesAndPublicPortsNeedANewDeploymentWhichStartsWithoutTheVolumes() {
        var comparison = compare("size: 50Gi", "size: 80Gi", "      count: 1", "      count: 2", "amount: 240",
                "amount: 300",
                "          - service: app\n          - service: backup", "          - global: true");

        assertFalse(comparison.updatable());
        assertEquals(List.of("replicas", "storage", "highest price", "public ports").stream().sorted().toList(),
                comparison.changes().stream().filter(change -> change.effect() == Effect.NEW_DEPLOYMENT)
                        .map(Change::what)
                        .sorted().toList());
        assertTrue(comparison.losses().contains("The volume db/data stays with the old lease and ends with it"));
    }

    @Test
    void aServiceMoreOrLessNeedsANewDeployment() {
        var without = BASE.replaceFirst("(?s)  backup:\n    image.*?(?=  cache:\n    image)", "").replaceFirst(
                "(?s)    backup:\n      resources.*?(?=    cache:\n      resources)", "")
                .replaceFirst("(?s)        backup:\n          denom.*?(?=        cache:)", "")
                .replaceFirst("(?s)  backup:\n    akash.*?(?=  cache:)", "");

        var comparison = SdlDiff.of(sdl(BASE), sdl(without));

        assertEquals(List.of("service"), comparison.changes().stream().map(Change::what).toList());
        assertEquals("backup", comparison.changes().getFirst().before());
        assertFalse(comparison.updatable());
    }

    @Test
    void aLeapOfTheDatabaseOrAMovedMountLosesData() {
        var comparison = compare("postgres:16.6-alpine", "postgres:17.2-alpine", "mount: /uploads", "mount: /files");

        assertTrue(comparison.updatable());
        assertEquals(2, comparison.changes().stream().filter(change -> change.effect() == Effect.LOSES_DATA).count());
        assertTrue(comparison.losses().stream().anyMatch(loss -> loss.contains("cannot read the data")));
        assertTrue(comparison.losses().stream().anyMatch(loss -> loss.contains("/uploads")));
    }

    @Test
    void secretsAreShownAsStars() {
        var comparison = SdlDiff.of(sdl(BASE.replace("${secret.JWT_SECRET}", "old-kJ8-lq2")),
                sdl(BASE.replace("${secret.JWT_SECRET}", "new-kJ8-lq2")));

        var change = comparison.changes().getFirst();
        assertEquals(List.of("env JWT_SECRET", "***", "***"), List.of(change.what(), change.before(), change.after()));
    }

    private static List<Effect> effects(Comparison comparison) {
        return comparison.changes().stream().map(Change::effect).toList();
    }

    private static Comparison compare(String... replacements) {
        var text = BASE;
        for (int i = 0; i < replacements.length; i += 2) {
            assertTrue(text.contains(replacements[i]), replacements[i]);
            text = text.replaceFirst(Pattern.quote(replacements[i]),
                    Matcher.quoteReplacement(replacements[i + 1]));
        }
        return SdlDiff.of(sdl(BASE), sdl(text));
    }

    private static Sdl sdl(String text) {
        return Sdl.of(SdlSource.read(text));
    }
}
