package belfry.desktop.calendar;

import belfry.core.calendar.WallClock.Meeting;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a drag points.
 *
 * @param at null: a whole day, the time of the clock is kept
 * @param meeting what the time met there; SKIPPED and TWICE are told
 */
record Aim(LocalDate day, @Nullable Instant at, Meeting meeting) {
    static Aim day(LocalDate day) {
        return new Aim(day, null, Meeting.ONCE);
    }
}
