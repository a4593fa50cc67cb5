package belfry.core.akash.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.akash.lint.Lints;
import belfry.core.akash.sdl.SdlSource;
import belfry.core.problem.BelfryException;
import belfry.core.secret.Secret;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TemplatesTest {
    @Test
    void everyTemplatePassesEveryLintWhateverTheForm() {
        var variants = List.of(PostizForm.from(Map.of()).sdl(), BelfryForm.from(Map.of()).sdl(),
                PostizForm.from(Map.of("registry.host", "ghcr.io", "registry.username", "ann", "cache.persistent", "no",
                        "reclamation", "24h", "auditor", "akash1365yvmc4s7awdyj3n2sav7xfx76adc6dnmlx63")).sdl(),
                PostizForm.from(Map.of("app.disk", "100Gi", "db.data", "500Gi", "db.disk", "600Gi")).sdl(),
                BelfryForm.from(Map.of("registry.host", "ghcr.io", "registry.username", "ann", "server.disk", "30Gi"))
                        .sdl());

        for (var sdl : variants) {
            assertEquals(List.of(), SdlSource.read(sdl).findings());
            assertEquals(List.of(), Lints.of(SdlSource.read(sdl)), sdl);
        }
    }

    @Test
    void theGuidesTableIsTheStandardOfThePostizForm() {
        var form = PostizForm.from(Map.of());

        assertEquals(new Resources("2", "4Gi", "5Gi"), form.app());
        assertEquals(new Resources("4", "8Gi", "10Gi"), form.database());
        assertEquals(new Resources("2", "4Gi", "5Gi"), form.cache());
        assertEquals("50Gi", form.databaseVolume());
        assertEquals(Optional.of("10Gi"), form.cacheVolume());
    }

    @Test
    void anUnknownSettingOrABrokenValueIsRefusedWithWhatWouldDo() {
        var unknown = assertThrows(BelfryException.class, () -> PostizForm.from(Map.of("db.size", "5Gi"))).problem();
        assertEquals("template-key-unknown", unknown.code());
        assertTrue(unknown.cause().contains("db.data"));

        for (var value : List.of("5", "5 Gi", "-5Gi", "5Gi\nimage: evil", "")) {
            var refused = assertThrows(BelfryException.class, () -> PostizForm.from(Map.of("db.data", value)))
                    .problem();
            assertEquals("template-value-refused", refused.code());
        }
        assertThrows(BelfryException.class, () -> PostizForm.from(Map.of("domain", "a.example/\"x")));
    }

    @Test
    void secretsAreReferencesThatAreFilledInLate() {
        var sdl = BelfryForm.from(Map.of()).sdl();
        assertEquals(Set.of("DATABASE_PASSWORD"), SecretReferences.names(sdl));

        var filled = SecretReferences.fill(sdl, _ -> Optional.of(Secret.of("kJ8-lq2-99x"))).reveal();

        assertTrue(filled.contains("POSTGRES_PASSWORD=kJ8-lq2-99x"));
        assertEquals(Set.of(), SecretReferences.names(filled));
    }

    @Test
    void aMissingSecretOrOneThatWouldBreakTheFileIsNamedAndNotPrinted() {
        var sdl = BelfryForm.from(Map.of()).sdl();

        var missing = assertThrows(BelfryException.class, () -> SecretReferences.fill(sdl, _ -> Optional.empty()));
        assertEquals("sdl-secret-missing", missing.problem().code());
        var unsafe = assertThrows(BelfryException.class,
                () -> SecretReferences.fill(sdl, _ -> Optional.of(Secret.of("a\"b: kJ8"))));
        assertEquals("sdl-secret-unsafe", unsafe.problem().code());
        assertTrue(!unsafe.toString().contains("kJ8"));
    }
}
