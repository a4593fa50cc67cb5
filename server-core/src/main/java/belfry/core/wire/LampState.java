package belfry.core.wire;

/** How something stands: fine, impaired, gone, not in use. */
public enum LampState {
    UP, DEGRADED, DOWN, ABSENT
}
