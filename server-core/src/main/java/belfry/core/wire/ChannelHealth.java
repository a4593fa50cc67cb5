package belfry.core.wire;

/** Whether a channel can publish. */
public enum ChannelHealth {
    OK, EXPIRING, REAUTHORISE, ERROR
}
