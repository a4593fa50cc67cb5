package belfry.core.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackOffTest {
    private static final BackOff PATIENT = BackOff.USUAL;

    @Test
    void itDoublesFromTheFirstPauseToTheLongest() {
        var random = new Random(3);

        for (var tries : new int[]{1, 2, 3, 4, 8, 1000}) {
            var least = Duration.ofSeconds(Math.min(600, 5L << Math.min(tries - 1, 20)));
            var pause = PATIENT.after(tries, Optional.empty(), random);
            assertTrue(pause.compareTo(least) >= 0 && pause.compareTo(least.multipliedBy(5).dividedBy(4)) <= 0,
                    tries + " tries: " + pause);
        }
    }

    @Test
    void manyDoNotComeBackAtTheSameMoment() {
        var random = new Random(3);

        var pauses = IntStream.range(0, 100).mapToObj(_ -> PATIENT.after(5, Optional.empty(), random)).distinct()
                .count();

        assertTrue(pauses > 90, pauses + " different pauses of 100");
    }

    @Test
    void aHintOfTheNetworkIsHeededUpToADayAndANegativeOneIsNot() {
        var random = new Random(3);

        assertTrue(PATIENT.after(1, Optional.of(Duration.ofHours(3)), random).compareTo(Duration.ofHours(3)) >= 0);
        assertTrue(PATIENT.after(1, Optional.of(Duration.ofDays(900)), random).compareTo(Duration.ofHours(25)) < 0);
        assertEquals(5, PATIENT.after(1, Optional.of(Duration.ofSeconds(-9)), random).toSeconds());
    }
}
