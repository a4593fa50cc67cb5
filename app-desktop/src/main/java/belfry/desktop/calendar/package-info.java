/**
 * The calendar: every post once at its due time, drawn by our own grid, moved by mouse or keyboard.
 */
@NullMarked
package belfry.desktop.calendar;

import org.jspecify.annotations.NullMarked;
