package belfry.core.akash.definition;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import belfry.core.akash.sdl.SdlNode.Scalar;
import belfry.core.akash.sdl.SdlPath;
import belfry.core.akash.sdl.SdlSource;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class QuantitiesTest {
    @Test
    void sizesAreReadAsEachLibraryReadsThem() {
        assertSize("1Gi", 1_073_741_824d, 1_073_741_824L);
        assertSize("500M", 500_000_000d, 500_000_000L);
        assertSize("1.1Gi", 1_181_116_007d, 1_181_116_006L);
        assertSize("1k", 1000d, 1000L);
        assertSize("0.5Ti", 549_755_813_888d, 549_755_813_888L);
        assertTypeScriptOnly("6GB", 6_000_000_000d);
        assertTypeScriptOnly("16gi", 17_179_869_184d);
        assertTypeScriptOnly("5x", 5d);
        assertGoOnly("1024", 1024L);
        assertGoOnly("1e3Ki", 1_024_000L);
        for (var neither : new String[]{"", "Gi", "-1Gi", "1,5Gi", "NaN", "1 Gi", "٣Gi"}) {
            assertEquals(OptionalDouble.empty(), Quantities.typeScriptBytes(neither), neither);
            assertEquals(OptionalLong.empty(), Quantities.goBytes(neither), neither);
        }
    }

    private static void assertSize(String size, double typeScript, long go) {
        assertEquals(OptionalDouble.of(typeScript), Quantities.typeScriptBytes(size));
        assertEquals(OptionalLong.of(go), Quantities.goBytes(size));
    }

    private static void assertTypeScriptOnly(String size, double typeScript) {
        assertEquals(OptionalDouble.of(typeScript), Quantities.typeScriptBytes(size));
        assertEquals(OptionalLong.empty(), Quantities.goBytes(size));
    }

    private static void assertGoOnly(String size, long go) {
        assertEquals(OptionalDouble.empty(), Quantities.typeScriptBytes(size));
        assertEquals(OptionalLong.of(go), Quantities.goBytes(size));
    }

    @Test
    void sharesOfProcessorsAreThousandths() {
        assertEquals(OptionalDouble.of(500), Quantities.typeScriptCpu(scalar("0.5")));
        assertEquals(OptionalDouble.of(500), Quantities.typeScriptCpu(scalar("500M")));
        assertEquals(OptionalLong.of(500), Quantities.goCpu(scalar("500m")));
        assertEquals(OptionalLong.of(70), Quantities.goCpu(scalar("0.07")));
        assertEquals(OptionalLong.empty(), Quantities.goCpu(scalar("0.5m")));
        assertEquals(OptionalLong.empty(), Quantities.goCpu(scalar("500M")));
        assertEquals(OptionalLong.of(80), Quantities.goGibibytes("81920Mi"));
        assertEquals(OptionalLong.empty(), Quantities.goGibibytes("80G"));
    }

    @Test
    void numbersOfYamlHaveTheirValue() {
        assertEquals(31, Numbers.value(scalar("0x1F")));
        assertEquals(-8, Numbers.value(scalar("-0o10")));
        assertEquals(10, Numbers.value(scalar("010")));
        assertEquals(5, Numbers.value(scalar("0b101")));
        assertEquals(1000, Numbers.value(scalar("1e3")));
        assertTrue(Double.isNaN(Numbers.value(scalar(".nan"))));
        assertTrue(Double.isInfinite(Numbers.value(scalar("9".repeat(5000)))));
        assertEquals(4_294_967_296L, Numbers.whole(scalar("99999999999999999999")));
        assertFalse(Numbers.isWhole(scalar("1.5")));
        assertTrue(Numbers.truth(scalar("Yes")) && !Numbers.truth(scalar("no")));
    }

    @Test
    void numbersArePrintedAsJavaScriptDoes() {
        assertEquals("70", Numbers.printed(0.07 * 1000));
        assertEquals("0.1", Numbers.printed(0.1));
        assertEquals("100000000000000000000", Numbers.printed(1e20));
        assertEquals("NaN", Numbers.printed(Double.NaN));
    }

    private static Scalar scalar(String text) {
        return (Scalar) SdlSource.read("a: " + text + "\n").find(SdlPath.of("a")).orElseThrow();
    }
}
