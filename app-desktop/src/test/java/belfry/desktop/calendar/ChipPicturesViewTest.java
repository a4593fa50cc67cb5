package belfry.desktop.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import belfry.desktop.fx.Background;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;

/** Pictures of chips: few at a time, the latest wish first, never more than are kept. */
@ExtendWith(ApplicationExtension.class)
class ChipPicturesViewTest {
    private static final byte[] DOT = Base64.getDecoder().decode(
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private final Deque<Runnable> work = new ArrayDeque<>();
    private final List<UUID> asked = new ArrayList<>();
    private final ChipPictures pictures = new ChipPictures(medium -> {
        asked.add(medium);
        return DOT;
    }, new Background(work::add, Runnable::run, (_, _) -> {}));

    private static UUID medium(int number) {
        return new UUID(7, number);
    }

    private void answer() {
        while (!work.isEmpty()) {
            work.poll().run();
        }
    }

    @Test
    void aPictureIsAskedForOnceAndShownWhenItIsThere() {
        var first = pictures.of(medium(1));
        assertNull(first.get());
        assertSame(first, pictures.of(medium(1)));

        answer();

        assertNotNull(first.get());
        assertEquals(List.of(medium(1)), asked);
    }

    @Test
    void aFewAreAskedForAtOnceAndThenTheLatestWishFirst() {
        for (var i = 1; i <= ChipPictures.AT_ONCE + 3; i++) {
            pictures.of(medium(i));
        }
        assertEquals(ChipPictures.AT_ONCE, work.size());

        answer();

        assertEquals(List.of(medium(1), medium(2), medium(3), medium(4), medium(7), medium(6), medium(5)), asked);
    }

    @Test
    void whatNobodyWaitsForAnyMoreIsAskedForAgainLater() {
        var all = ChipPictures.AT_ONCE + ChipPictures.WAITING + 1;
        for (var i = 1; i <= all; i++) {
            pictures.of(medium(i));
        }
        answer();
        assertEquals(all - 1, asked.size());

        var dropped = pictures.of(medium(ChipPictures.AT_ONCE + 1));
        answer();
        assertNotNull(dropped.get());
    }

    @Test
    void aMediumWithoutAPictureHasNoneAndHindersNoOther() {
        var none = new ChipPictures(_ -> {
            throw new IOException("no thumbnail");
        }, Background.direct());

        assertNull(none.of(medium(1)).get());
        for (var i = 2; i <= ChipPictures.AT_ONCE + 2; i++) {
            assertNull(none.of(medium(i)).get());
        }
    }
}
