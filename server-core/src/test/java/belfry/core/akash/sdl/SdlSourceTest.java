package belfry.core.akash.sdl;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.akash.sdl.SdlNode.Kind;
import belfry.core.akash.sdl.SdlNode.Scalar;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SdlSourceTest {
    @Test
    void everyValueKnowsItsLineAndColumn() {
        var source = SdlSource.read("version: \"2.0\"\nservices:\n  web:\n    image: nginx:1.27 # pinned\n");

        var image = (Scalar) source.find(SdlPath.parse("/services/web/image")).orElseThrow();

        assertEquals("nginx:1.27", image.value());
        assertEquals(new Position(4, 12, 43), source.position(image.start()));
        assertEquals("nginx:1.27", source.text().substring(image.start(), image.end()));
        assertEquals(List.of(), source.findings());
    }

    @Test
    void aPlaceAfterCharactersOutsideOfTheBasicPlaneIsStillRight() {
        var source = SdlSource.read("a: \"🙂🙂\"\nb: x🙂y\nc: z\n");

        var last = source.find(SdlPath.of("c")).orElseThrow();
        var middle = source.find(SdlPath.of("b")).orElseThrow();

        assertEquals("z", source.text().substring(last.start(), last.end()));
        assertEquals("x🙂y", source.text().substring(middle.start(), middle.end()));
        assertEquals(3, source.position(last.start()).line());
    }

    @Test
    void aByteOrderMarkIsNamedAndDoesNotShiftAnything() {
        var source = SdlSource.read("\uFEFFversion: x\n");

        var version = source.find(SdlPath.of("version")).orElseThrow();

        assertEquals(List.of("sdl-byte-order-mark"), codes(source));
        assertEquals("x", source.text().substring(version.start(), version.end()));
    }

    @Test
    void whatAScalarIsTakenForFollowsTheOfficialReader() {
        var source = SdlSource.read("""
                [2.0, "2.0", 010, 0x1F, 1_000, .nan, NaN, ~, null, '', true, yes, off, on, 2001-01-01, 1e3, -5, .5, 5.,
                 1Gi, !!str 5, |
                  x
                ]
                """.replace("[", "a: [").replace(", |\n  x\n", "\n"));

        var kinds = ((SdlNode.Sequence) source.find(SdlPath.of("a")).orElseThrow()).values().stream()
                .map(node -> ((Scalar) node).kind()).toList();

        assertEquals(List.of(Kind.FLOAT, Kind.STRING, Kind.INTEGER, Kind.INTEGER, Kind.STRING, Kind.FLOAT, Kind.STRING,
                Kind.NULL, Kind.NULL, Kind.STRING, Kind.BOOLEAN, Kind.STRING, Kind.STRING, Kind.STRING, Kind.TIMESTAMP,
                Kind.FLOAT, Kind.INTEGER, Kind.FLOAT, Kind.FLOAT, Kind.STRING, Kind.STRING), kinds);
    }

    @Test
    void eachMistakeOfFormIsAFindingAtItsPlace() {
        assertFinding("a:\n\tb: c\n", "yaml-tab", 2, 1);
        assertFinding("a: \u2028x\n", "yaml-line-separator", 1, 4);
        assertFinding("a: 1\nb: 2\na: 3\n", "yaml-duplicate-key", 3, 1);
        assertFinding("a: 'x\nb: c\n", "yaml-quote-open", 1, 4);
        assertFinding("a: \"\\q\"\n", "yaml-escape", 1, 6);
        assertFinding("a: b: c\n", "yaml-colon", 1, 5);
        assertFinding("a:\n  b: 1\n c: 2\n", "yaml-indentation", 3, 2);
        assertFinding("a: 'x' y\n", "yaml-after-value", 1, 8);
        assertFinding("a: {b: c}}\n", "yaml-after-value", 1, 10);
        assertFinding("a: b\n  c\nd\n", "yaml-colon-missing", 4, 1);
        assertFinding("a: *\n", "yaml-syntax", 1, 5);
        assertFinding("a: [1, 2\nb: c\n", "yaml-bracket-open", 1, 4);
        assertFinding("a: @x\n", "yaml-reserved-character", 1, 4);
        assertFinding("a: b\n---\nc: d\n", "yaml-second-document", 2, 1);
        assertFinding("a: *x\n", "yaml-unknown-anchor", 1, 4);
        assertFinding("a: &x [*x]\n", "yaml-cycle", 1, 8);
        assertFinding("a: !foo b\n", "yaml-tag", 1, 4);
        assertFinding("a: {[1]: 2}\n", "yaml-key-not-text", 1, 5);
        assertFinding("<<: 5\n", "yaml-merge-value", 1, 1);
        assertFinding("a: \u0007\n", "yaml-control-character", 1, 4);
        assertFinding("", "sdl-empty", 1, 1);
        assertFinding("# only words\n", "sdl-empty", 1, 1);
        assertFinding("- a\n- b\n", "sdl-not-a-mapping", 1, 1);
        assertFinding("word\n", "sdl-not-a-mapping", 1, 1);
        assertFinding("a: b\r\n", "sdl-windows-line-ends", 1, 5);
    }

    private static void assertFinding(String text, String code, int line, int column) {
        var findings = SdlSource.read(text).findings();
        var places = findings.stream().map(f -> f.code() + " " + f.position()).toList();
        assertTrue(places.contains("%s %d:%d".formatted(code, line, column)), () -> text + " gave " + places);
        for (var finding : findings) {
            var words = finding.message() + finding.cause() + finding.remedy();
            assertFalse(words.contains("%s") || words.contains("Exception") || words.contains("while "), words);
        }
    }

    @Test
    void aTabAfterAKeyOrValueIsNoIndentation() {
        var source = SdlSource.read("a:\t\n  b: \"x\"\t\n  c:\ty\t# why\n");

        assertEquals(List.of("yaml-tab-within", "yaml-tab-within", "yaml-tab-within"), codes(source));
        assertEquals("x", scalar(source, "/a/b"));
        assertEquals("y", scalar(source, "/a/c"));
    }

    @Test
    void bytesThatAreNotUtf8AreRefusedAtTheFirstWrongByte() {
        byte[] bytes = "version: x\nimage: caf\u00e9\n".getBytes(StandardCharsets.ISO_8859_1);

        var source = SdlSource.read(bytes);

        var finding = source.findings().getFirst();
        assertEquals("sdl-not-utf8", finding.code());
        assertEquals("2:11", finding.position().toString());
        assertTrue(finding.cause().contains("0xE9"), finding.cause());
        assertTrue(source.root().isEmpty());
    }

    @Test
    void anAliasIsFollowedAndAMergeKeyGivesWhatIsNotWrittenOut() {
        var source = SdlSource.read("base: &b\n  x: 1\n  y: 2\nown:\n  <<: *b\n  y: 3\nsame: *b\n");

        assertEquals("1", scalar(source, "/own/x"));
        assertEquals("3", scalar(source, "/own/y"));
        assertEquals("2", scalar(source, "/same/y"));
        assertTrue(source.entry(SdlPath.parse("/own/x")).orElseThrow().shared());
        assertFalse(source.entry(SdlPath.parse("/own/y")).orElseThrow().shared());
        assertEquals(List.of("yaml-merge-key", "yaml-alias", "yaml-alias"), codes(source));
    }

    @Test
    void aFileOfTenMegabytesIsRefusedAtOnce() {
        var bytes = "a: b\n".repeat(2 << 20).getBytes(StandardCharsets.UTF_8);

        var source = assertTimeout(Duration.ofSeconds(1), () -> SdlSource.read(bytes));

        assertEquals(List.of("sdl-too-large"), codes(source));
    }

    @Test
    void aliasesOfAliasesAreStoppedBeforeTheyFillTheMemory() {
        var bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n" + IntStream.range(1, 40)
                .mapToObj(i -> "a%d: &a%d [%s]\n".formatted(i, i, ("*a" + (i - 1) + " ,").repeat(10)))
                .collect(Collectors.joining());

        var source = assertTimeout(Duration.ofSeconds(2), () -> SdlSource.read(bomb));

        assertTrue(codes(source).contains("sdl-too-many-values"), codes(source).toString());
        assertTrue(source.root().isEmpty());
    }

    @Test
    void nestingWithoutEndIsStopped() {
        for (var deep : List.of("[".repeat(200_000), "a: " + "{a: ".repeat(100_000), "- ".repeat(100_000),
                IntStream.range(0, 1500).mapToObj(i -> " ".repeat(i) + "a:\n").collect(Collectors.joining()))) {
            var source = assertTimeout(Duration.ofSeconds(2), () -> SdlSource.read(deep));

            assertEquals(List.of("sdl-too-deep"), codes(source));
        }
    }

    @Test
    void textAndTagMakeAStringOfANumber() {
        var source = SdlSource.read("a: !!str 2.0\nb: &n !!str\n  # why\n  7\n");

        var a = assertInstanceOf(Scalar.class, source.find(SdlPath.of("a")).orElseThrow());
        var b = assertInstanceOf(Scalar.class, source.find(SdlPath.of("b")).orElseThrow());

        assertEquals(Kind.STRING, a.kind());
        assertEquals("2.0", source.text().substring(a.start(), a.end()));
        assertEquals("7", source.text().substring(b.start(), b.end()));
    }

    private static String scalar(SdlSource source, String path) {
        return ((Scalar) source.find(SdlPath.parse(path)).orElseThrow()).value();
    }

    private static List<String> codes(SdlSource source) {
        return source.findings().stream().map(Finding::code).toList();
    }
}
