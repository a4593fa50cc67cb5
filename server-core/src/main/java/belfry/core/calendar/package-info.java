/** Local times, their zones and the days on which clocks change; posting slots and the next free one; times in words. */
@NullMarked
package belfry.core.calendar;

import org.jspecify.annotations.NullMarked;
