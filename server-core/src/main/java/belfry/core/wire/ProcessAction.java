package belfry.core.wire;

/** What an operator can do with a process. */
public enum ProcessAction {
    START, STOP, RESTART, RELOAD, END_GHOST
}
