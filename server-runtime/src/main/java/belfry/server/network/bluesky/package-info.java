/** Talking to a Bluesky server by the AT Protocol. */
@NullMarked
package belfry.server.network.bluesky;

import org.jspecify.annotations.NullMarked;
