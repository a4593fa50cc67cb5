/** The Atom feed that Belfry serves itself: what it takes. */
@NullMarked
package belfry.core.network.localfeed;

import org.jspecify.annotations.NullMarked;
