package belfry.desktop.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import belfry.desktop.calendar.Packing.Placed;
import belfry.desktop.calendar.Packing.Rest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PackingTest {
    private static Packing.Layout<Integer> pack(int most, Integer... minutes) {
        return Packing.pack(List.of(minutes), minute -> minute, 22, most);
    }

    @Test
    void whatDoesNotMeetHasTheWholeWidth() {
        assertEquals(List.of(new Placed<>(0, 0, 0, 1), new Placed<>(22, 22, 0, 1)), pack(3, 0, 22).placed());
    }

    @Test
    void whatMeetsStandsSideBySideAndALaneIsUsedAgainWhenItIsFree() {
        assertEquals(List.of(new Placed<>(0, 0, 0, 2), new Placed<>(10, 10, 1, 2), new Placed<>(25, 25, 0, 2)),
                pack(3, 0, 10, 25).placed());
    }

    @Test
    void moreThanFitAreCountedInTheLastLane() {
        var layout = pack(2, 0, 1, 2, 3);

        assertEquals(List.of(new Placed<>(0, 0, 0, 2)), layout.placed());
        assertEquals(List.of(new Rest<>(List.of(1, 2, 3), 1, 1, 2)), layout.rests());
    }

    @Test
    void twentyInOneHourAreAllPlacedOrCounted() {
        var layout = Packing.pack(IntStream.range(0, 20).map(i -> i * 3).boxed().toList(), minute -> minute, 22, 3);

        assertEquals(20, layout.placed().size()
                + layout.rests().stream().mapToInt(rest -> rest.items().size()).sum());
    }
}
