/** The feed that Belfry serves itself: its entries, and how readers get them. */
@NullMarked
package belfry.server.network.localfeed;

import org.jspecify.annotations.NullMarked;
