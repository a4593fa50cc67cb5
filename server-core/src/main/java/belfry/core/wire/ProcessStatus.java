package belfry.core.wire;

/** A process's state in PM2's words. */
public enum ProcessStatus {
    ONLINE, LAUNCHING, STOPPING, STOPPED, ERRORED, WAITING_RESTART, GHOST
}
