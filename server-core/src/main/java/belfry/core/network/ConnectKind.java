package belfry.core.network;

/** How an account of a network is connected. */
public enum ConnectKind {
    /** The person fills in the fields: an app password, a bot token. */
    FIELDS,
    /** The person gives the instance, allows Belfry in the browser, and comes back with a code. */
    OAUTH,
    /** Nothing to give: Belfry serves it itself. */
    NONE
}
