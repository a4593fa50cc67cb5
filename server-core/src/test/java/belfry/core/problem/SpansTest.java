package belfry.core.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpansTest {
    @ParameterizedTest
    @CsvSource({"PT0S, 0 ms", "PT0.12S, 120 ms", "PT45S, 45 s", "PT59M59S, 59 min", "PT1H, 1 h", "PT3H20M, 3 h 20 min",
            "PT20H57M, 20 h 57 min", "P2D, 2 d", "P2DT4H, 2 d 4 h", "P30DT5H, 30 d"})
    void aSpanIsToldInTheTwoUnitsThatMatter(Duration span, String words) {
        assertEquals(words, Spans.words(span));
        assertTrue(Spans.WORDS.matcher(words).matches());
    }
}
