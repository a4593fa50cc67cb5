package belfry.core.publish;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RequestDigestTest {
    private static final UUID PICTURE = new UUID(1, 2);

    @Test
    void theSameRequestHasTheSameNameWhateverTheOrderOfItsSettings() {
        assertArrayEquals(RequestDigest.of("key", "text", List.of(PICTURE), Map.of("a", "1", "b", "2")),
                RequestDigest.of("key", "text", List.of(PICTURE), Map.of("b", "2", "a", "1")));
    }

    @Test
    void nothingCanBeMovedFromOneFieldToAnotherWithoutAnotherName() {
        var names = Stream.of(RequestDigest.of("key", "text", List.of(), Map.of()),
                RequestDigest.of("keyt", "ext", List.of(), Map.of()),
                RequestDigest.of("key", "", List.of(), Map.of("text", "")),
                RequestDigest.of("key", "text" + PICTURE, List.of(), Map.of()),
                RequestDigest.of("key", "text", List.of(PICTURE), Map.of())).map(Arrays::toString).distinct().count();

        assertEquals(5, names);
    }
}
