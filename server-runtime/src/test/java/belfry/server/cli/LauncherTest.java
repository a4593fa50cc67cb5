package belfry.server.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs {@code packaging/belfry} in a made-up checkout, with JDKs and a Maven that only say how they were called. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LauncherTest {
    private static final Path SCRIPT = Path.of("..", "packaging", "belfry").toAbsolutePath().normalize();
    @TempDir
    private Path folder;
    private Path checkout;
    private Path jdk;

    private record Run(int status, String out, String err) {}

    @BeforeEach
    void makeCheckout() throws IOException {
        checkout = folder.resolve("check out");
        Files.createDirectories(checkout.resolve("packaging"));
        Files.copy(SCRIPT, checkout.resolve("packaging/belfry"));
        write("pom.xml", "<project/>");
        write("server-core/pom.xml", "<project/>");
        write("server-core/src/main/java/A.java", "class A {}");
        write("server-runtime/pom.xml", "<project/>");
        write("server-runtime/src/main/java/B.java", "class B {}");
        jdk = jdk("jdk-25", "25.0.3", true);
        program(folder.resolve("bin/mvn"), """
                #!/bin/sh
                echo "[INFO] Building Belfry server-core 0.1"
                echo "[INFO] Building Belfry server-runtime 0.1"
                echo "$JAVA_HOME" > "%s/maven-java"
                mkdir -p server-runtime/target/lib
                touch server-runtime/target/server-runtime-0.1.jar server-runtime/target/lib/x.jar
                """.formatted(folder));
    }

    @Test
    void aCheckoutWithoutABuildIsBuiltWithProgressAndThenRun() throws Exception {
        var run = belfry(Map.of("BELFRY_JAVA", jdk.toString()), "status", "--json");

        assertEquals(0, run.status(), run.err());
        assertTrue(run.err().contains("building server-core"), run.err());
        assertTrue(run.err().contains("building server-runtime"), run.err());
        assertTrue(run.out().contains("belfry.server.Main status --json"), run.out());
        assertTrue(run.out().contains("server-runtime-0.1.jar:"), run.out());
        assertEquals(jdk.toString(), Files.readString(folder.resolve("maven-java")).strip());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void withoutALocaleArgumentsAreReadAsUtf8() throws Exception {
        program(jdk.resolve("bin/java"), "#!/bin/sh\nlocale charmap\n");

        for (var locale : List.of("", "C", "xx_XX.UTF-8")) {
            var run = belfry(Map.of("BELFRY_JAVA", jdk.toString(), "LC_ALL", locale, "LANG", locale), "status");
            assertEquals("UTF-8", run.out().strip(), run.err());
        }
    }

    @Test
    void aBuildIsKeptUntilASourceIsNewer() throws Exception {
        belfry(Map.of("BELFRY_JAVA", jdk.toString()), "status");
        assertFalse(belfry(Map.of("BELFRY_JAVA", jdk.toString()), "status").err().contains("building"));

        Files.setLastModifiedTime(checkout.resolve("server-core/src/main/java/A.java"),
                FileTime.from(Instant.now().plusSeconds(60)));

        assertTrue(belfry(Map.of("BELFRY_JAVA", jdk.toString()), "status").err().contains("building"));
    }

    @Test
    void aBuildThatFailsEndsWithItsErrorsAndTheNextRunTriesAgain() throws Exception {
        program(folder.resolve("bin/mvn"), "#!/bin/sh\necho '[ERROR] A.java:[1,1] no'\nexit 1\n");

        var run = belfry(Map.of("BELFRY_JAVA", jdk.toString()), "status");

        assertEquals(1, run.status());
        assertTrue(run.err().contains("A.java:[1,1] no"), run.err());
        assertTrue(run.err().contains("the build failed"), run.err());
        assertEquals("", run.out());
        assertTrue(belfry(Map.of("BELFRY_JAVA", jdk.toString()), "status").err().contains("building"));
    }

    @Test
    void javaHomeIsUsedWhenItIsNewEnoughAndAnotherPlaceIsSearchedWhenItIsNot() throws Exception {
        var old = jdk("jdk-17", "17.0.15", true);

        assertTrue(belfry(Map.of("JAVA_HOME", jdk.toString()), "status").out().startsWith(jdk.toString()));
        var run = belfry(Map.of("JAVA_HOME", old.toString(), "BELFRY_JDK_PLACES", folder + "/jdk-*"), "status");
        assertTrue(run.out().startsWith(jdk.toString()), run.out() + run.err());
    }

    @Test
    void theJavaOnThePathIsFoundThroughItsLinks() throws Exception {
        Files.createSymbolicLink(folder.resolve("bin/java"), jdk.resolve("bin/java"));

        assertTrue(belfry(Map.of(), "status").out().startsWith(jdk.toString()));
    }

    @Test
    void aJdkWithoutAReleaseFileIsAskedForItsVersion() throws Exception {
        Files.delete(jdk.resolve("release"));

        assertEquals(0, belfry(Map.of("BELFRY_JAVA", jdk.resolve("bin/java").toString()), "status").status());
    }

    @Test
    void withoutAJdkThereIsOneSentenceThatSaysWhatToInstall() throws Exception {
        var run = belfry(Map.of("JAVA_HOME", jdk("jdk-17", "17.0.15", true).toString()), "status");

        assertEquals(1, run.status());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains("apt-get install openjdk-25-jdk"), run.err());
        assertTrue(run.err().contains("needs a JDK 25"), run.err());
    }

    @Test
    void aBelfryJavaThatIsNoneIsToldAndAnotherIsUsed() throws Exception {
        var run = belfry(Map.of("BELFRY_JAVA", "/nowhere/jdk", "JAVA_HOME", jdk.toString()), "status");

        assertEquals(0, run.status(), run.err());
        assertTrue(run.err().contains("BELFRY_JAVA is /nowhere/jdk"), run.err());
        assertTrue(run.err().contains(jdk + " is used instead"), run.err());
    }

    @Test
    void ofTwoRunsInAFreshCheckoutOneBuildsAndTheOtherWaitsForIt() throws Exception {
        belfry(Map.of("BELFRY_JAVA", jdk.toString()), "jdk");
        var builder = new ProcessBuilder("sleep", "600").start();
        write("packaging/target/building", Long.toString(builder.pid()));
        var waiting = Thread.ofVirtual().start(builder::destroy);

        var run = belfry(Map.of("BELFRY_JAVA", jdk.toString()), "status");

        waiting.join();
        assertEquals(0, run.status(), run.err());
        assertTrue(run.err().contains("building server-runtime"), run.err());
        assertFalse(Files.exists(checkout.resolve("packaging/target/building")));
    }

    @Test
    void theConsoleWithoutADisplayIsRefusedInOneSentenceButItsHelpIsNot() throws Exception {
        var refused = belfry(Map.of("BELFRY_JAVA", jdk.toString()), "console");
        var help = belfry(Map.of("BELFRY_JAVA", jdk.toString()), "console", "--help");

        if (OS.LINUX.isCurrentOs()) {
            assertEquals(1, refused.status());
            assertTrue(refused.err().contains("needs a display"), refused.err());
            assertEquals(1, refused.err().lines().count(), refused.err());
        }
        assertEquals(0, help.status(), help.err());
        assertTrue(help.out().contains("belfry.server.Main console --help"), help.out());
    }

    @Test
    void aJavaThatCannotCompileIsToldApartFromAJdk() throws Exception {
        var run = belfry(Map.of("BELFRY_JAVA", jdk("jre-25", "25.0.3", false).toString()), "status");

        assertEquals(1, run.status());
        assertTrue(run.err().contains("no javac"), run.err());
    }

    @Test
    void theStatusOfTheCommandIsTheStatusOfTheLauncher() throws Exception {
        program(jdk.resolve("bin/java"), "#!/bin/sh\nexit 2\n");

        assertEquals(2, belfry(Map.of("BELFRY_JAVA", jdk.toString()), "status").status());
    }

    @Test
    void startsAreRehearsedOnceForEachBuildAndAFailedRehearsalDoesNotPreventTheStart() throws Exception {
        var first = belfry(Map.of("BELFRY_JAVA", jdk.toString()), "serve");
        var second = belfry(Map.of("BELFRY_JAVA", jdk.toString()), "serve");

        assertTrue(first.err().contains("preparing faster starts"), first.err());
        assertTrue(first.out().contains("belfry.server.Main serve"), first.out());
        assertFalse(second.err().contains("preparing"), second.err());
        assertEquals(0, second.status());
    }

    @Test
    void theConsoleStartsFromACacheThatWasMadeWithItsOwnFlagsOnceForEachBuild() throws Exception {
        write("app-desktop/pom.xml", "<project/>");
        write("app-desktop/src/main/java/C.java", "class C {}");
        program(folder.resolve("bin/mvn"), """
                #!/bin/sh
                mkdir -p app-desktop/target/lib
                touch app-desktop/target/app-desktop-0.1.jar app-desktop/target/lib/x.jar
                """);
        program(jdk.resolve("bin/java"), """
                #!/bin/sh
                for flag in "$@"; do case $flag in -XX:AOTCacheOutput=*) touch "${flag#*=}" ;; esac; done
                echo "$*"
                """);
        var environment = Map.of("BELFRY_JAVA", jdk.toString(), "BELFRY_OPTS", "-Dglass.platform=Headless");

        var first = belfry(environment, "console");
        var second = belfry(environment, "console", "--server", "http://a");

        assertTrue(first.err().contains("preparing faster starts"), first.err());
        assertFalse(second.err().contains("preparing"), second.err());
        assertTrue(second.out().contains("belfry-console-25.aot"), second.out());
        assertTrue(second.out().strip().endsWith("belfry.desktop.Launcher --server http://a"), second.out());
        var rehearsed = Files.readString(checkout.resolve("packaging/target/belfry-console-25.aot.log"));
        assertTrue(rehearsed.contains("belfry.desktop.Rehearsal"), rehearsed);
        assertEquals(rehearsed.substring(0, rehearsed.indexOf("-XX:AOTCacheOutput")), second.out().substring(0,
                second.out().indexOf("-XX:AOTCache=")));
    }

    private Run belfry(Map<String, String> environment, String... arguments) throws Exception {
        var line = new ArrayList<>(List.of("bash", checkout.resolve("packaging/belfry").toString()));
        line.addAll(List.of(arguments));
        var out = folder.resolve("out.txt");
        var err = folder.resolve("err.txt");
        var builder = new ProcessBuilder(line).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet()
                .removeIf(name -> name.startsWith("BELFRY_") || name.equals("JAVA_HOME") || name.endsWith("DISPLAY"));
        builder.environment().put("PATH", folder.resolve("bin") + ":" + tools());
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("BELFRY_JDK_PLACES", "");
        builder.environment().putAll(environment);
        var process = builder.start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the launcher hangs");
        return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** The system's programs without its Java and Maven. */
    private Path tools() throws IOException {
        var tools = Files.createDirectories(folder.resolve("tools"));
        for (var name : List.of("bash", "sh", "dirname", "readlink", "grep", "find", "head", "ls", "mkdir", "touch",
                "tee", "mv", "rm", "mktemp", "cat", "sleep", "uname", "locale")) {
            for (var place : List.of("/usr/bin", "/bin")) {
                if (Files.exists(Path.of(place, name))) {
                    program(tools.resolve(name), "#!/bin/sh\nexec %s/%s \"$@\"\n".formatted(place, name));
                    break;
                }
            }
        }
        return tools;
    }

    private Path jdk(String name, String version, boolean compiler) throws IOException {
        var home = folder.resolve(name);
        program(home.resolve("bin/java"), """
                #!/bin/sh
                if [ "$1" = -version ]; then echo 'openjdk version "%s" 2026-01-01' >&2; exit 0; fi
                echo "%s $*"
                """.formatted(version, home));
        if (compiler) {
            program(home.resolve("bin/javac"), "#!/bin/sh\n");
        }
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"X\"\nJAVA_VERSION=\"%s\"\n".formatted(version));
        return home;
    }

    private static void program(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void write(String name, String text) throws IOException {
        var file = checkout.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3600)));
    }
}
