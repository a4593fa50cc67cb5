package belfry.desktop.calendar;

import java.time.Instant;
import java.util.function.Consumer;

/**
 * The models behind the calendar, and what is opened from it.
 *
 * @param write begins a post that is due then
 * @param details opens the post that has the focus
 * @param connect goes to where a channel is connected
 */
record CalendarParts(CalendarModel calendar, SelectionModel selection, CursorModel cursor, MovePlanner planner,
        MoveModel moves, PostDeeds deeds, ChipPictures pictures, Consumer<Instant> write, Runnable details,
        Runnable connect) {}
