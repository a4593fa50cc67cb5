package belfry.core.akash.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.akash.sdl.Finding.Severity;
import belfry.core.akash.sdl.SdlSource;
import belfry.core.akash.template.PostizForm;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LintsTest {
    private static final String CLEAN = PostizForm.from(Map.of()).sdl();

    /** A mistake: what is written instead of what; whether a fix mends it; where it is said to be. */
    record Mistake(String code, String path, boolean mended, String... replacements) {
        String file() {
            var text = CLEAN;
            for (int i = 0; i < replacements.length; i += 2) {
                assertTrue(text.contains(replacements[i]), () -> code + " finds nothing to spoil");
                text = text.replaceFirst(Pattern.quote(replacements[i]),
                        Matcher.quoteReplacement(replacements[i + 1]));
            }
            return text;
        }

        @Override
        public String toString() {
            return code + " at " + path;
        }
    }

    static Stream<Mistake> mistakes() {
        var data = "          - name: data\n            size: 50Gi\n            attributes:\n              class: beta3\n              persistent: true\n";
        var dbMount = "    params:\n      storage:\n        data:\n          mount: /var/lib/postgresql/data\n";
        var uploads = "          - name: uploads\n            size: 20Gi\n            attributes:\n              class: beta3\n              persistent: true\n";
        return Stream.of(
                new Mistake("sdl-image-latest", "/services/cache/image", false, "redis:7.4.1-alpine", "redis:latest"),
                new Mistake("sdl-image-untagged", "/services/cache/image", false, "redis:7.4.1-alpine", "redis"),
                new Mistake("sdl-database-not-persistent", "/services/db", true, dbMount, "", data, ""),
                new Mistake("sdl-storage-class-missing", "/profiles/compute/db/resources/storage/1/attributes", true,
                        data, data.replace("              class: beta3\n", "")),
                new Mistake("sdl-volume-not-mounted", "/profiles/compute/db/resources/storage/1", true, dbMount, ""),
                new Mistake("sdl-volume-not-mounted", "/profiles/compute/db/resources/storage/1", true,
                        "        data:\n          mount: /var/lib", "        daat:\n          mount: /var/lib"),
                new Mistake("sdl-ports-not-ascending", "/services/app/expose", true, "      - port: 5000\n",
                        "      - port: 9000\n        to:\n          - global: true\n      - port: 5000\n"),
                new Mistake("sdl-pgdata-at-volume-root", "/services/db/params/storage/data/mount", true,
                        "      - \"PGDATA=/var/lib/postgresql/data/pgdata\"\n", ""),
                new Mistake("sdl-service-unreachable", "/services/cache", true,
                        "    expose:\n      - port: 6379\n        to:\n          - service: app\n", ""),
                new Mistake("sdl-expose-without-to", "/services/cache/expose/0", true,
                        "      - port: 6379\n        to:\n          - service: app\n", "      - port: 6379\n"),
                new Mistake("sdl-expose-without-to", "/services/app/expose/0", true,
                        "        to:\n          - global: true\n", ""),
                new Mistake("sdl-database-global", "/services/cache/expose/0/to", true,
                        "      - port: 6379\n        to:\n          - service: app\n",
                        "      - port: 6379\n        to:\n          - global: true\n"),
                new Mistake("sdl-volumes-not-ascending", "/profiles/compute/app/resources/storage", true,
                        "          - size: 5Gi\n" + uploads, uploads + "          - size: 5Gi\n"),
                new Mistake("sdl-size-fraction", "/profiles/compute/app/resources/memory/size", true,
                        "          size: 4Gi", "          size: 4.3Gi"),
                new Mistake("sdl-gpu-order", "/profiles/compute/app/resources/gpu/attributes/vendor/nvidia", true,
                        "        memory:\n",
                        "        gpu:\n          units: 1\n          attributes:\n            vendor:\n"
                                + "              nvidia:\n                - model: t4\n                - model: a100\n        memory:\n"),
                new Mistake("sdl-profile-shared", "/deployment/cache/akash/profile", true, "      profile: cache",
                        "      profile: app"),
                new Mistake("sdl-registry-email", "/services/cache/credentials/email", true,
                        "    image: redis:7.4.1-alpine\n",
                        "    image: redis:7.4.1-alpine\n    credentials:\n      host: ghcr.io\n"
                                + "      username: ann\n      password: \"${secret.REGISTRY}\"\n      email: ann@example.org\n"),
                new Mistake("sdl-http-option-zero", "/services/app/expose/0/http_options/read_timeout", true,
                        "read_timeout: 60000", "read_timeout: 0"),
                new Mistake("sdl-denom-refused", "/profiles/placement/akash/pricing/app/denom", true, "denom: uact",
                        "denom: uakt"),
                new Mistake("sdl-body-size-default", "/services/app/expose/0", true,
                        "          max_body_size: 104857600\n", ""),
                new Mistake("sdl-uploads-ephemeral", "/services/app", true, uploads, "",
                        "    params:\n      storage:\n        uploads:\n          mount: /uploads\n", ""),
                new Mistake("sdl-placeholder", "/services/app/env/0", false, "MAIN_URL=https://social.example.org",
                        "MAIN_URL=https://YOUR_DOMAIN"),
                new Mistake("sdl-placeholder", "/services/app/env/4", false, "JWT_SECRET=${secret.JWT_SECRET}",
                        "JWT_SECRET=<a long random text>"),
                new Mistake("sdl-secret-in-clear", "/services/app/env/4", true, "JWT_SECRET=${secret.JWT_SECRET}",
                        "JWT_SECRET=kJ8-lq2-99x"),
                new Mistake("sdl-secret-in-clear", "/services/app/env/5", true, "postiz:${secret.DATABASE_PASSWORD}@db",
                        "postiz:kJ8-lq2-99x@db"),
                new Mistake("sdl-urls-contradict", "/services/app/env/2", true,
                        "NEXT_PUBLIC_BACKEND_URL=https://social.example.org/api",
                        "NEXT_PUBLIC_BACKEND_URL=http://social.example.org/api"),
                new Mistake("sdl-url-not-accepted", "/services/app/expose/0/accept", true,
                        "          - social.example.org", "          - other.example.org"),
                new Mistake("sdl-below-floor", "/profiles/compute/db/resources/memory/size", true, "size: 8Gi",
                        "size: 2Gi"),
                new Mistake("sdl-below-floor", "/profiles/compute/db/resources/cpu/units", true, "units: 4",
                        "units: 500m"),
                new Mistake("sdl-key-ignored", "/services/app/depends_on", true, "    env:\n",
                        "    depends_on:\n      - db\n    env:\n"),
                new Mistake("sdl-key-ignored", "/services/app/dependencies", true, "    env:\n",
                        "    dependencies:\n      - service: db\n    env:\n"),
                new Mistake("sdl-crash-loop-risk", "/services/app", true,
                        CLEAN.substring(CLEAN.indexOf("    command:"), CLEAN.indexOf("    env:")), ""));
    }

    @Test
    void theTemplateGivesReasonToSayNothing() {
        assertEquals(List.of(), Lints.of(SdlSource.read(CLEAN)));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aMistakeIsFoundAtItsPlaceAndOnlyThere(Mistake mistake) {
        var said = Lints.of(SdlSource.read(mistake.file()));

        var found = said.stream().filter(advice -> advice.finding().code().equals(mistake.code())).toList();
        assertEquals(List.of(mistake.path()),
                found.stream().map(advice -> advice.finding().path().toString()).toList());
        assertFalse(found.getFirst().finding().remedy().isBlank());
        assertTrue(found.getFirst().finding().position().line() > 1, "a place in the file, not its top");
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void aFixTakesTheFindingAwayAndBringsNoOther(Mistake mistake) {
        var source = SdlSource.read(mistake.file());
        var advice = Lints.of(source).stream().filter(said -> said.finding().code().equals(mistake.code())).findFirst()
                .orElseThrow();
        assertEquals(mistake.mended(), advice.fix().isPresent());
        if (advice.fix().isEmpty()) {
            return;
        }

        var mended = Fixer.apply(source, advice.fix().get());

        assertEquals(List.of(), mended.findings());
        var left = Lints.of(mended).stream().map(said -> said.finding().code() + said.finding().path()).toList();
        assertFalse(left.contains(mistake.code() + mistake.path()), () -> "still said of\n" + mended.text());
        var before = Lints.of(source).stream().map(said -> said.finding().code()).toList();
        assertTrue(Lints.of(mended).stream().allMatch(said -> before.contains(said.finding().code())),
                () -> "new findings " + left);
    }

    @Test
    void allFixesAtOnceLeaveOnlyWhatAPersonMustDecide() {
        var text = CLEAN.replace("denom: uact", "denom: uakt").replace("redis:7.4.1-alpine", "redis:latest")
                .replace("JWT_SECRET=${secret.JWT_SECRET}", "JWT_SECRET=kJ8-lq2-99x")
                .replace("read_timeout: 60000", "read_timeout: 0");

        var fixed = new Fixer(Lints::of).all(SdlSource.read(text));

        assertEquals(List.of("sdl-secret-in-clear", "sdl-image-latest"),
                fixed.left().stream().map(advice -> advice.finding().code()).toList());
        assertEquals(2, fixed.applied().size(), "all prices at once, and the timeout");
        assertTrue(fixed.source().text().contains("JWT_SECRET=kJ8-lq2-99x"),
                "a secret leaves the file on request only");
    }

    @Test
    void aFixThatWouldDoHarmElsewhereIsNotApplied() {
        var astray = CLEAN.replace("    params:\n      storage:\n        data:",
                "    params:\n      storage:\n        old:\n"
                        + "          mount: /srv\n        older:\n          mount: /srv2\n        data:")
                .replace(
                        "          - name: data\n            size: 50Gi",
                        "          - name: fresh\n            size: 50Gi");
        var before = Review.of(SdlSource.read(astray));

        var fixed = new Fixer(Review::of).all(SdlSource.read(astray));

        assertTrue(errors(fixed.left()) <= errors(before), fixed.source().text());
    }

    private static long errors(List<Advice> said) {
        return said.stream().filter(advice -> advice.finding().severity() == Severity.ERROR).count();
    }

    @Test
    void oneSecretInTwoPlacesBecomesOneReference() {
        var source = SdlSource.read(CLEAN.replace("${secret.DATABASE_PASSWORD}", "kJ8-lq2-99x"));

        var mended = source;
        for (var advice = clear(mended); !advice.isEmpty(); advice = clear(mended)) {
            mended = Fixer.apply(mended, advice.getFirst().fix().orElseThrow());
        }

        assertFalse(mended.text().contains("kJ8-lq2-99x"));
        assertTrue(mended.text().contains("postgresql://postiz:${secret.POSTGRES_PASSWORD}@db:5432/postiz"),
                mended.text());
    }

    private static List<Advice> clear(SdlSource source) {
        return Lints.of(source).stream().filter(advice -> advice.finding().code().equals("sdl-secret-in-clear"))
                .toList();
    }
}
