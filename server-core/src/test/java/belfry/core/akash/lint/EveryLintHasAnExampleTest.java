package belfry.core.akash.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.akash.sdl.SdlSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads the sources, so that a code or a quick fix that somebody adds without a failing and a mended example fails. */
class EveryLintHasAnExampleTest {
    private static final Path SOURCES = Path.of("src/main/java/belfry/core/akash");
    private static final Path TESTS = Path.of("src/test/java/belfry/core/akash");
    private static final Pattern CODE = Pattern.compile("\"((?:sdl|yaml)-[a-z0-9-]+)\"");
    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final String FIX = "new QuickFix(";

    private static final List<Advice> EXAMPLES = Stream.concat(
            LintsTest.mistakes().flatMap(mistake -> Lints.of(SdlSource.read(mistake.file())).stream()
                    .filter(advice -> advice.finding().code().equals(mistake.code()))),
            Stream.of(ReviewTest.NUMBER, ReviewTest.EMPTY_LIST, ReviewTest.MANY)
                    .flatMap(text -> Review.of(SdlSource.read(text)).stream()))
            .toList();

    @Test
    void everyLintIsProvokedByAnExample() throws IOException {
        var codes = new TreeSet<String>();
        for (var file : files(SOURCES.resolve("lint"))) {
            codes.addAll(codes(Files.readString(file)));
        }
        assertTrue(codes.size() > 25, codes.toString());

        EXAMPLES.forEach(advice -> codes.remove(advice.finding().code()));

        assertEquals(List.of(), List.copyOf(codes));
    }

    @Test
    void everyQuickFixIsAppliedInAnExample() throws IOException {
        var missing = new TreeSet<String>();
        int fixes = 0;
        for (var file : files(SOURCES.resolve("lint"))) {
            var source = Files.readString(file);
            var codes = codes(source);
            var applied = EXAMPLES.stream()
                    .filter(advice -> codes.contains(advice.finding().code()) || file.endsWith("Review.java"))
                    .flatMap(advice -> advice.fix().stream()).map(QuickFix::title).toList();
            for (var title : titles(source)) {
                fixes++;
                if (applied.stream().noneMatch(done -> done.startsWith(title))) {
                    missing.add(file.getFileName() + ": " + title);
                }
            }
        }
        assertTrue(fixes > 20, fixes + " fixes");
        assertEquals(List.of(), List.copyOf(missing));
    }

    @Test
    void everyCodeOfARuleIsNamedInATest() throws IOException {
        var tests = new StringBuilder();
        for (var file : files(TESTS)) {
            tests.append(Files.readString(file));
        }
        var codes = new TreeSet<String>();
        for (var folder : List.of("check", "sdl", "definition")) {
            for (var file : files(SOURCES.resolve(folder))) {
                codes.addAll(codes(Files.readString(file)));
            }
        }
        assertTrue(codes.size() > 80, codes.size() + " codes");

        codes.removeIf(code -> Pattern.compile(code + "(?![a-z-])").matcher(tests).find());

        assertEquals(List.of(), List.copyOf(codes));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
        }
    }

    private static List<String> codes(String source) {
        // Sets of codes list what others say.
        var said = source.replaceAll("(?s)Set\\.of\\([^;]*?\\);", "");
        return CODE.matcher(said).results().map(match -> match.group(1)).distinct().toList();
    }

    /** The beginnings of the titles of all fixes in a source, up to what is filled in. */
    private static List<String> titles(String source) {
        var titles = new ArrayList<String>();
        for (int at = source.indexOf(FIX); at >= 0; at = source.indexOf(FIX, at + 1)) {
            LITERAL.matcher(firstArgument(source, at + FIX.length())).results()
                    .map(match -> match.group(1).replace("\\\"", "\"").replaceFirst("%.*", ""))
                    .filter(literal -> !literal.isBlank() && Character.isUpperCase(literal.charAt(0)))
                    .forEach(titles::add);
        }
        return titles;
    }

    private static String firstArgument(String source, int start) {
        int depth = 0;
        boolean quoted = false;
        int at = start;
        while (depth >= 0 && (quoted || depth > 0 || source.charAt(at) != ',')) {
            char c = source.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted) {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            }
            at++;
        }
        return source.substring(start, at);
    }
}
