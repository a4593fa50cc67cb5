/**
 * Talking to a Belfry server: requests, the stream of events, logins and where they are remembered.
 */
@NullMarked
package belfry.desktop.server;

import org.jspecify.annotations.NullMarked;
