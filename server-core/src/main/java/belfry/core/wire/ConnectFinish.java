package belfry.core.wire;

/** What the browser came back with. */
public record ConnectFinish(String state, String code) {}
