package belfry.desktop.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import belfry.core.problem.Problem;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimesTest {
    private final Formats formats = new Formats(ZoneId.of("Europe/Berlin"),
            () -> Instant.parse("2026-11-26T10:00:00Z"));

    @Test
    void instantsInASentenceAreToldAsTheClockOnTheWallShowsThem() {
        assertEquals("Due at 03:38 today and not published",
                Times.inWords("Due at 2026-11-26T02:38:32.886640Z and not published", formats));
        assertEquals("It is out at 18:00 on Wed 25 Nov.", Times.inWords("It is out at 2026-11-25T17:00:00Z.", formats));
        assertEquals("Nothing to tell", Times.inWords("Nothing to tell", formats));
    }

    @Test
    void whatLooksLikeATimeAndIsNoneStaysAsItIs() {
        assertEquals("2026-13-40T99:00Z", Times.inWords("2026-13-40T99:00Z", formats));
    }

    @Test
    void theEvidenceOfAProblemStaysAsItWasSeen() {
        var seen = "2026-11-26T02:38:32Z 422";
        var problem = Problem.error("code", "At 2026-11-26T02:38:32Z", "Since 2026-11-26T02:38:32Z",
                "Wait until 2026-11-26T11:00:00Z").seen(List.of(seen));

        var told = Times.inWords(problem, formats);

        assertEquals("At 03:38 today", told.summary());
        assertEquals("Since 03:38 today", told.cause());
        assertEquals(List.of("Wait until 12:00 today"), told.remedy());
        assertEquals(List.of(seen), told.evidence());
    }
}
