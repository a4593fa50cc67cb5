package belfry.core.wire;

import java.time.LocalTime;

/** A weekly posting slot in the workspace's zone; weekday 1 is Monday. */
public record SlotView(int weekday, LocalTime at) {}
