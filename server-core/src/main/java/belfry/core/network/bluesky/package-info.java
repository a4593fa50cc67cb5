/** What Bluesky allows, and the forms of its protocol that need no network: record keys, facets. */
@NullMarked
package belfry.core.network.bluesky;

import org.jspecify.annotations.NullMarked;
