package belfry.core.wire;

/** Where the browser goes to allow Belfry; {@code state} comes back with the code. */
public record ConnectStart(String authorizeUrl, String state) {}
