/** Images and videos and how they fit what a network takes. */
@NullMarked
package belfry.core.media;

import org.jspecify.annotations.NullMarked;
