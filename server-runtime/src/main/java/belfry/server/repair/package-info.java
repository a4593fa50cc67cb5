/** Finds posts that are not where they should be, and mends them: previewed, row by row, undone while that can be. */
@NullMarked
package belfry.server.repair;

import org.jspecify.annotations.NullMarked;
