package belfry.core.wire;

/** What to do with a process; {@code force} overrides the launch grace. */
public record ProcessCommand(ProcessAction action, boolean force) {}
