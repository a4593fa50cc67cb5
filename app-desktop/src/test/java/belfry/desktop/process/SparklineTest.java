package belfry.desktop.process;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SparklineTest {
    @Test
    void aLongHistoryIsAveragedIntoAsManyPointsAsCanBeTold() {
        var gathered = Sparkline.gathered(IntStream.range(0, 280).mapToDouble(i -> i / 10).toArray());

        assertEquals(28, gathered.length);
        assertEquals(0, gathered[0]);
        assertEquals(27, gathered[27]);
    }

    @Test
    void aShortHistoryStaysAsItIs() {
        var values = new double[]{1, 5, 2};

        assertArrayEquals(values, Sparkline.gathered(values));
    }
}
