package belfry.core.calendar;

import java.time.DayOfWeek;
import java.time.LocalTime;

/** A weekly posting time, by the clock on the wall of the workspace. */
public record Slot(DayOfWeek weekday, LocalTime at) {}
