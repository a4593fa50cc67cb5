package belfry.core.akash.manifest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class LocaleOrderTest {
    /** The order that node gives with {@code sort((a, b) => a.localeCompare(b))}. */
    private static final List<String> AS_IN_NODE = List.of("", "_a", "-a", ".a", "0", "10", "2", "a", "A", "a_b", "a-b",
            "a.b", "a/b", "a1", "ab", "aB", "Ab", "abc", "b", "B", "Z");

    @Test
    void namesAreSortedAsJavaScriptSortsThem() {
        assertEquals(AS_IN_NODE, AS_IN_NODE.reversed().stream().sorted(LocaleOrder.ORDER).toList());
    }
}
