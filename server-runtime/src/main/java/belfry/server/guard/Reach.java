package belfry.server.guard;

/** Where an address leads. */
public enum Reach {
    /** The public internet. */
    PUBLIC,
    /** This machine or the network around it: only with the operator's word for that host and port. */
    INSIDE,
    /** Nothing that a server should ever call: link-local (cloud metadata), multicast, reserved, tunnels. */
    NEVER
}
