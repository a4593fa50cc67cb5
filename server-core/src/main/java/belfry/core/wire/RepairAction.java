package belfry.core.wire;

/** A repair that can be previewed, done, and where {@code undo} fits, undone. */
public enum RepairAction {
    PUBLISH_NOW, REQUEUE, RESCHEDULE, MARK_PUBLISHED, RETRY_UNCONFIRMED, CANCEL
}
