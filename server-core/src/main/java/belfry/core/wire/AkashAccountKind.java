package belfry.core.wire;

/** By what an account is watched. */
public enum AkashAccountKind {
    /** The chain, by its owner's address. */
    ADDRESS,
    /** Console, by a key. */
    CONSOLE
}
