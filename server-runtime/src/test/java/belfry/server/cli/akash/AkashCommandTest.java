package belfry.server.cli.akash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.akash.template.PostizForm;
import belfry.core.wire.Wire;
import belfry.server.cli.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AkashCommandTest {
    /** The hosting guide's file: two errors that the official library refuses, and a row of traps. */
    private static final String GUIDE = """
            version: "2.0"
            services:
              app: # the application
                image: ghcr.io/example/postiz-app:latest
                depends_on:
                  - "db"
                env:
                  - "MAIN_URL=https://app.example.test"
                  - "DATABASE_URL=postgresql://postiz:kJ8-lq2-99x@db:5432/postiz"
                  - "UPLOAD_DIRECTORY=/uploads"
                expose:
                  - port: 5000
                    as: 80
                    to:
                      - global: true
              db:
                image: postgres:15-alpine
                params:
                  storage:
                    data:
                      mount: /var/lib/postgresql/data
            profiles:
              compute:
                app:
                  resources:
                    cpu: { units: 2.0 }
                    memory: { size: 4Gi }
                    storage:
                      - size: 5Gi
                db:
                  resources:
                    cpu: { units: 4.0 }
                    memory: { size: 8Gi }
                    storage:
                      - size: 10Gi
                      - name: data
                        size: 50Gi
                        attributes:
                          persistent: true
              placement:
                dcloud:
                  pricing:
                    app: { denom: uakt, amount: 100 }
                    db: { denom: uakt, amount: 100 }
            deployment:
              app:
                dcloud: { profile: app, count: 1 }
              db:
                dcloud: { profile: db, count: 1 }
            """;
    @TempDir
    private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aFileIsJudgedLikeACompilerDoesWithPlaceCaretAndRemedy() throws IOException {
        var file = file("guide.yaml", GUIDE);

        assertEquals(1, run("validate", file));

        assertTrue(out.toString().contains(file + ":5:5: error: \"depends_on\" is not a key"), out.toString());
        assertTrue(out.toString().contains("    depends_on:\n        ^~~~~~~~~~"), out.toString());
        assertTrue(out.toString().contains("remedy:"));
        assertTrue(out.toString().contains("2 errors"));
        assertFalse(out.toString().contains("kJ8-lq2-99x"), "a secret is not printed once more");
    }

    @Test
    void fixMendsTheFileAndKeepsItsComments() throws IOException {
        var file = file("guide.yaml", GUIDE);

        assertEquals(0, run("validate", "--fix", file));

        var mended = Files.readString(Path.of(file));
        assertTrue(mended.contains("app: # the application"));
        assertFalse(mended.contains("depends_on"));
        assertTrue(mended.contains("class: beta3") && mended.contains("PGDATA=") && mended.contains("denom: uact"),
                mended);
        assertTrue(mended.contains("kJ8-lq2-99x"), "what only the person has stays");
        assertFalse(out.toString().contains("--fix:"), "nothing is left that could be mended: " + out);
        assertEquals(0, run("validate", file));
        assertEquals(0, run("hash", file));
        assertEquals("", err.toString(), "both compilers make the same of the mended file");
    }

    @Test
    void diffShowsTheChangesAndWritesNothing() throws IOException {
        var file = file("guide.yaml", GUIDE);

        assertEquals(1, run("validate", "--diff", file));

        assertTrue(out.toString().contains("-    depends_on:"));
        assertEquals(GUIDE, Files.readString(Path.of(file)));
    }

    @Test
    void jsonCarriesEveryFinding() throws IOException {
        assertEquals(1, run("validate", "--json", file("guide.yaml", GUIDE)));

        var answer = Wire.json().readTree(out.toString());
        assertFalse(answer.get("valid").asBoolean());
        var first = answer.get("findings").get(0);
        assertTrue(first.hasNonNull("code") && first.get("line").asInt() > 0 && first.hasNonNull("remedy"));
        assertFalse(out.toString().contains("kJ8-lq2-99x"));
    }

    @Test
    void manifestPrintsTheExactBytesAndHashTheirDigest() throws Exception {
        var file = file("template.yaml", PostizForm.from(Map.of()).sdl());

        assertEquals(0, run("manifest", file));
        var manifest = out.toString();
        assertTrue(manifest.startsWith("[{") && manifest.endsWith("]"), "no newline added");
        out.getBuffer().setLength(0);
        assertEquals(0, run("hash", "--rules", "go", file));

        var digest = MessageDigest.getInstance("SHA-256").digest(manifest.getBytes(StandardCharsets.UTF_8));
        assertEquals(HexFormat.of().formatHex(digest) + "\n", out.toString());
    }

    @Test
    void aFileThatTheRulesRefuseIsNotCompiled() throws IOException {
        assertEquals(1, run("hash", file("guide.yaml", GUIDE)));

        assertEquals("", out.toString());
        assertTrue(err.toString().contains("depends_on"));
    }

    @Test
    void compareSaysWhetherAnUpdateWillDo() throws IOException {
        var base = PostizForm.from(Map.of()).sdl();
        var old = file("old.yaml", base);

        assertEquals(0, run("compare", old, file("same.yaml", base.replace("redis:7.4.1", "redis:7.4.2"))));
        assertTrue(out.toString().contains("can be updated"));
        assertEquals(1, run("compare", old, file("larger.yaml", base.replace("size: 50Gi", "size: 80Gi"))));
        assertTrue(out.toString().contains("needs a new deployment"));
    }

    @Test
    void templatesTakeSettingsAndRefuseWrongOnes() {
        assertEquals(0, run("template", "postiz", "--set", "domain=posts.example.org", "--set", "db.data=100Gi"));
        assertTrue(out.toString().contains("- posts.example.org") && out.toString().contains("size: 100Gi"));

        assertEquals(2, run("template", "postiz", "--set", "size=1"));
        assertTrue(err.toString().contains("no setting size"));
        assertEquals(2, run("template", "nextcloud"));
        assertTrue(err.toString().contains("such as ${secret.JWT_SECRET}"), err.toString());
    }

    @Test
    void wrongUseEndsWithTwo() {
        assertEquals(2, run("validate", folder.resolve("missing.yaml").toString()));
        assertEquals(2, run("validate", folder.toString()));
        assertEquals(2, run("validate"));
        assertEquals(2, run("hash", "--rules", "rust", "x.yaml"));
    }

    private int run(String... arguments) {
        return new CommandLine(new AkashCommand()).setExecutionExceptionHandler(new ExitCode())
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(arguments);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
