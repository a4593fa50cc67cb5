package belfry.desktop.calendar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import belfry.core.post.DeliveryState;
import belfry.core.wire.PartMedia;
import belfry.core.wire.PartText;
import belfry.core.wire.PostView;
import belfry.desktop.fx.Background;
import java.io.IOException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;

/** What a chip shows in the room that it has. */
@ExtendWith(ApplicationExtension.class)
class ChipViewTest {
    /** As wide as in a month of a window of 1280. */
    private static final double MONTH = 162;

    private static String shown(double width, int channels, boolean pictured) {
        var seen = new ArrayList<String>();
        new FxRobot().interact(() -> {
            var chip = new Chip(new ChipPictures(_ -> {
                throw new IOException("no thumbnail");
            }, Background.direct()));
            chip.show(post(channels, pictured), LocalTime.of(9, 30));
            chip.resize(width, Chip.HEIGHT);
            Stream.of("time", "words", "picture").filter(part -> chip.getChildren().stream().anyMatch(
                    node -> node.getStyleClass().contains("chip-" + part) && node.isVisible())).forEach(seen::add);
        });
        return String.join(" ", seen);
    }

    private static PostView post(int channels, boolean pictured) {
        var due = "2026-11-23T09:30:00Z";
        var post = channels == 1
                ? new FakePostApi().add(1, due, DeliveryState.QUEUED, 1)
                : new FakePostApi().add(2, due, DeliveryState.QUEUED, 1, 2);
        var media = pictured ? List.of(new PartMedia(new UUID(7, 1), null)) : List.<PartMedia>of();
        return new PostView(post.id(), post.dueAt(), post.zone(), post.state(), post.excerpt(), post.source(),
                post.author(), List.of(new PartText("Fresh bread", 0, media)), post.deliveries(), post.createdAt(),
                post.updatedAt(), pictured ? 1 : 2);
    }

    @Test
    void inAMonthTheWordsComeBeforeThePicture() {
        assertEquals("time words picture", shown(MONTH, 1, true));
        assertEquals("time words", shown(MONTH, 2, true));
        assertEquals("time words picture", shown(250, 2, true));
        assertEquals("time words", shown(250, 2, false));
    }

    @Test
    void inANarrowPlaceTheTimeIsTheLastToGo() {
        assertEquals("time", shown(74, 1, true));
        assertEquals("", shown(40, 1, true));
    }
}
