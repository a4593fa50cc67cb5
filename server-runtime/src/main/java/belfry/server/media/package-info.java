/** Pictures and videos: taken in by content, kept once per content, served where they cannot run. */
@NullMarked
package belfry.server.media;

import org.jspecify.annotations.NullMarked;
