/** What a Mastodon instance allows; each tells its own limits. */
@NullMarked
package belfry.core.network.mastodon;

import org.jspecify.annotations.NullMarked;
