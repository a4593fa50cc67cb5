package belfry.core.akash.price;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import belfry.core.akash.definition.Sdl;
import belfry.core.akash.sdl.SdlSource;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PriceTest {
    private static final Duration SIX_SECONDS = Duration.ofSeconds(6);

    @Test
    void tenThousandPerBlockAreFourThousandCoinsAMonthAtSixSeconds() {
        var rate = Rate.of(new Coin(10_000, "uact"));

        assertEquals(new Coin(6_000_000, "uact"), rate.hour(SIX_SECONDS));
        assertEquals("4383 ACT", rate.month(SIX_SECONDS).display());
    }

    @Test
    void aPartOfAMicroUnitIsRoundedUpOnlyAtTheEnd() {
        var rate = new Rate(new BigDecimal("0.000000000000000001"), "uact");

        assertEquals(new BigDecimal("0.000000000000000600"), rate.perHour(SIX_SECONDS));
        assertEquals(new Coin(1, "uact"), rate.month(SIX_SECONDS));
    }

    @Test
    void anHourlyAndAMonthlyPriceGoBackToThePricePerBlock() {
        var block = Duration.ofMillis(6_117);
        var rate = Rate.of(new Coin(12_345, "uact"));

        assertEquals(0, Rate.ofHour(rate.perHour(block), "uact", block).perBlock()
                .setScale(12, RoundingMode.HALF_EVEN).compareTo(rate.perBlock()));
        assertEquals(0, Rate.ofMonth(rate.perMonth(block), "uact", block).perBlock()
                .setScale(12, RoundingMode.HALF_EVEN).compareTo(rate.perBlock()));
        assertThrows(IllegalArgumentException.class, () -> rate.perHour(Duration.ZERO));
    }

    @Test
    void coinsAreExactAndNeverMixed() {
        var coin = new Coin(5_000_000, "uact");

        assertEquals(new Coin(5_000_001, "uact"), coin.plus(new Coin(1, "uact")));
        assertEquals(new Coin(-1, "uact"), coin.minus(new Coin(5_000_001, "uact")));
        assertEquals("0.000001 AKT", new Coin(1, "uakt").display());
        assertEquals("7 ibc/ABC", new Coin(7, "ibc/ABC").display());
        assertThrows(IllegalArgumentException.class, () -> coin.plus(new Coin(1, "uakt")));
        assertThrows(IllegalArgumentException.class, () -> Rate.of(coin).plus(Rate.of(new Coin(1, "uakt"))));
        assertThrows(ArithmeticException.class, () -> coin.times(Long.MAX_VALUE));
    }

    @Test
    void theTotalCountsEveryServiceWithItsReplicas() throws IOException {
        var list = PriceList.of(golden("08-two-placements"));

        assertEquals(List.of("web westcoast 2 100", "web europe 1 70", "jobs westcoast 1 60"),
                list.lines().stream().map(line -> "%s %s %d %s".formatted(line.service(), line.placement(),
                        line.replicas(), line.total().perBlock())).toList());
        assertEquals(Map.of("uact", new Rate(BigDecimal.valueOf(230), "uact")), list.totals());
        assertEquals(Map.of("uact", new Rate(BigDecimal.valueOf(160), "uact")), list.totals("westcoast"));
    }

    @Test
    void aPriceWithDecimalsIsKeptExactly() throws IOException {
        assertEquals(Map.of("uact", new Rate(new BigDecimal("25.0"), "uact")),
                PriceList.of(golden("04-http-options-units")).totals());
    }

    private static Sdl golden(String name) throws IOException {
        return Sdl.of(SdlSource.read(
                Files.readAllBytes(Path.of("src/test/resources/akash-golden", name, "sdl.yaml"))));
    }
}
