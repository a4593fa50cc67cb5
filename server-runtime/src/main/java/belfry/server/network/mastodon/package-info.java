/** Talking to a Mastodon instance. */
@NullMarked
package belfry.server.network.mastodon;

import org.jspecify.annotations.NullMarked;
