package belfry.server.http;

import belfry.core.workspace.Permission;

/** Who may use a route. */
public sealed interface Access {
    /** Anybody, known or not. */
    record Open() implements Access {}

    /** Anybody who is signed in, whatever the role; also without a workspace. */
    record SignedIn() implements Access {}

    /** Whoever has this right in the chosen workspace. */
    record Needs(Permission permission) implements Access {}
}
