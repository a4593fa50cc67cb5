package belfry.core.akash.sdl;

import static belfry.core.akash.sdl.SdlValue.field;
import static belfry.core.akash.sdl.SdlValue.fields;
import static belfry.core.akash.sdl.SdlValue.items;
import static belfry.core.akash.sdl.SdlValue.number;
import static belfry.core.akash.sdl.SdlValue.text;
import static belfry.core.akash.sdl.SdlValue.truth;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class SdlEditTest {
    private static final String STACK = """
            # our stack
            services:
              db: # the truth
                image: "postgres:15"   # pinned later
                env:
                  - A=1
                  # the second
                  - B=2 # two
                expose:
                  - port: 5432
                    as: 80
              cache:
                image: redis
            flow: { a: 1, b: [x, y, z] }
            empty:
            """;

    @Test
    void aValueLeftOutAfterATagIsWrittenApartFromTheTag() {
        var source = SdlSource.read("a:\n  b: !!str \n  c:\n    - !!str \n");

        for (var place : List.of("/a/b", "/a/c/0")) {
            var edited = source.edit(new SdlEdit.Set(SdlPath.parse(place), SdlValue.text("new: x")));

            assertEquals("new: x", ((SdlNode.Scalar) edited.find(SdlPath.parse(place)).orElseThrow()).value());
        }
    }

    @Test
    void settingATextChangesOnlyThatTextAndKeepsItsQuotes() {
        assertChange("image: \"postgres:15\"   # pinned later", "image: \"postgres:15.4\"   # pinned later",
                new SdlEdit.Set(path("/services/db/image"), text("postgres:15.4")));
        assertChange("image: redis\n", "image: redis:7\n",
                new SdlEdit.Set(path("/services/cache/image"), text("redis:7")));
        assertChange("image: redis\n", "image: \"7.0\"\n", new SdlEdit.Set(path("/services/cache/image"), text("7.0")));
        assertChange("- B=2 # two", "- \"B= 3\" # two", new SdlEdit.Set(path("/services/db/env/1"), text("B= 3")));
        assertChange("a: 1,", "a: two,", new SdlEdit.Set(path("/flow/a"), text("two")));
    }

    @Test
    void aTextMayBecomeAListAndAListAText() {
        assertChange("image: redis\n", "image:\n      - x: 1\n        two: true\n", new SdlEdit.Set(
                path("/services/cache/image"), items(fields(field("x", number(1)), field("two", truth(true))))));
        assertChange("expose:\n      - port: 5432\n        as: 80\n", "expose: none\n",
                new SdlEdit.Set(path("/services/db/expose"), text("none")));
        assertChange("empty:\n", "empty:\n  - a\n", new SdlEdit.InsertItem(path("/empty"), 0, text("a")));
        assertChange("empty:\n", "empty:\n  k: v\n", new SdlEdit.Put(path("/empty"), "k", text("v")));
    }

    @Test
    void aNewKeyGoesToTheEndOfItsMapWithItsIndentation() {
        assertChange("        as: 80\n", "        as: 80\n        to:\n          - service: app\n",
                new SdlEdit.Put(path("/services/db/expose/0"), "to", items(fields(field("service", text("app"))))));
        assertChange("image: redis\n", "image: redis\n    args:\n      - \"--appendonly\"\n      - \"yes\"\n",
                new SdlEdit.Put(path("/services/cache"), "args", items(text("--appendonly"), text("yes"))));
        assertChange("[x, y, z] }", "[x, y, z], c: { d: e } }",
                new SdlEdit.Put(path("/flow"), "c", fields(field("d", text("e")))));
        assertChange("image: redis\n", "image: valkey\n",
                new SdlEdit.Put(path("/services/cache"), "image", text("valkey")));
    }

    @Test
    void aKeyGoesWithItsLinesAndTheRestStays() {
        assertChange("    image: \"postgres:15\"   # pinned later\n", "",
                new SdlEdit.Remove(path("/services/db/image")));
        assertChange("- port: 5432\n        as: 80\n", "- as: 80\n",
                new SdlEdit.Remove(path("/services/db/expose/0/port")));
        assertChange("        as: 80\n", "", new SdlEdit.Remove(path("/services/db/expose/0/as")));
        assertChange("  cache:\n    image: redis\n", "", new SdlEdit.Remove(path("/services/cache")));
        assertChange("cache:\n    image: redis\n", "cache: {}\n", new SdlEdit.Remove(path("/services/cache/image")));
        assertChange("      - A=1\n", "", new SdlEdit.Remove(path("/services/db/env/0")));
        assertChange("      - B=2 # two\n", "", new SdlEdit.Remove(path("/services/db/env/1")));
        assertChange("expose:\n      - port: 5432\n        as: 80\n", "expose: []\n",
                new SdlEdit.Remove(path("/services/db/expose/0")));
        assertChange("a: 1, b", "b", new SdlEdit.Remove(path("/flow/a")));
        assertChange(", z]", "]", new SdlEdit.Remove(path("/flow/b/2")));
        assertChange("empty:\n", "", new SdlEdit.Remove(path("/empty")));
    }

    @Test
    void itemsAreAddedMovedAndKeysRenamed() {
        assertChange("- A=1\n", "- Z=0\n      - A=1\n",
                new SdlEdit.InsertItem(path("/services/db/env"), 0, text("Z=0")));
        assertChange("- B=2 # two\n", "- B=2 # two\n      - C=3\n",
                new SdlEdit.InsertItem(path("/services/db/env"), 2, text("C=3")));
        assertChange("[x, y, z]", "[x, new, y, z]", new SdlEdit.InsertItem(path("/flow/b"), 1, text("new")));
        assertChange("[x, y, z]", "[x, y, z, new]", new SdlEdit.InsertItem(path("/flow/b"), 3, text("new")));
        assertChange("[x, y, z]", "[z, x, y]", new SdlEdit.Reorder(path("/flow/b"), List.of(2, 0, 1)));
        assertChange("- A=1\n      # the second\n      - B=2 # two\n", "# the second\n      - B=2 # two\n      - A=1\n",
                new SdlEdit.Reorder(path("/services/db/env"), List.of(1, 0)));
        assertChange("cache:", "redis:", new SdlEdit.Rename(path("/services/cache"), "redis"));
    }

    @Test
    void anItemSetFarFromItsDashStaysAligned() {
        var source = SdlSource.read("a:\n  -   x\n  -\n  -\n      y\n");
        var map = fields(field("k", text("v")), field("l", text("w")));

        var edited = source.edit(new SdlEdit.Set(path("/a/0"), map), new SdlEdit.Set(path("/a/1"), map),
                new SdlEdit.Set(path("/a/2"), map));

        assertEquals("a:\n  -   k: v\n      l: w\n  - k: v\n    l: w\n  -\n      k: v\n      l: w\n", edited.text());
        assertEquals(List.of(), edited.findings());
    }

    @Test
    void aCommentGluedToAQuoteStaysAComment() {
        var edited = SdlSource.read("a: \"x\"# why\n").edit(new SdlEdit.Set(path("/a"), items(text("x"))));

        assertEquals("a:\n  - x # why\n", edited.text());
    }

    @Test
    void windowsLineEndsStayWindowsLineEnds() {
        var source = SdlSource.read("a:\r\n  b: 1\r\nc: 2\r\n");

        var edited = source.edit(new SdlEdit.Put(path("/a"), "d", items(text("x"))));

        assertEquals("a:\r\n  b: 1\r\n  d:\r\n    - x\r\nc: 2\r\n", edited.text());
    }

    @Test
    void aFileWithoutALastLineEndTakesANewKey() {
        var edited = SdlSource.read("a: 1").edit(new SdlEdit.Put(SdlPath.ROOT, "b", text("two\nlines")));

        assertEquals("a: 1\nb: \"two\\nlines\"", edited.text());
    }

    @Test
    void anEditOfAPlaceThatIsNotThereOrWrittenElsewhereIsRefused() {
        var source = SdlSource.read("base: &b\n  x: 1\nown:\n  <<: *b\n  y: 3\n");

        assertThrows(NoSuchPlaceException.class, () -> source.edit(new SdlEdit.Set(path("/own/z"), text("1"))));
        assertThrows(NoSuchPlaceException.class, () -> source.edit(new SdlEdit.Set(path("/own/x"), text("1"))));
        assertThrows(NoSuchPlaceException.class, () -> source.edit(new SdlEdit.Remove(path("/own/x"))));
        assertThrows(NoSuchPlaceException.class, () -> source.edit(new SdlEdit.Remove(SdlPath.ROOT)));
        assertThrows(NoSuchPlaceException.class, () -> source.edit(new SdlEdit.InsertItem(path("/own"), 0, text("1"))));
    }

    @Test
    void everyEditedFileIsReadAnewWithTheValueInPlace() {
        for (var awkward : List.of("", " ", "- x", "a: b", "x #y", "yes", "null", "2.0", "0x1", "@at", "%p", "'q'",
                "\"q\"", "tab\there", "two\nlines", "tail:", "{a}", "[b", "ü🙂", "*a", "&a", "!t", "|", ">", "~",
                "\u0007")) {
            var source = SdlSource.read(STACK).edit(new SdlEdit.Set(path("/services/db/env/0"), text(awkward)),
                    new SdlEdit.Put(path("/flow"), "k", text(awkward)),
                    new SdlEdit.Put(path("/services/cache"), awkward.isEmpty() ? "key" : awkward, text(awkward)));

            for (var path : List.of(path("/services/db/env/0"), path("/flow/k"),
                    path("/services/cache").child(awkward.isEmpty() ? "key" : awkward))) {
                var value = (SdlNode.Scalar) source.find(path).orElseThrow();
                assertEquals(awkward, value.value());
                assertEquals(SdlNode.Kind.STRING, value.kind());
            }
        }
    }

    private static void assertChange(String before, String after, SdlEdit edit) {
        var edited = SdlSource.read(STACK).edit(edit);

        assertEquals(STACK.replace(before, after), edited.text());
        assertEquals(List.of(), edited.findings());
    }

    private static SdlPath path(String pointer) {
        return SdlPath.parse(pointer);
    }
}
