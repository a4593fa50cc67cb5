/** Secrets planted in a whole server, and the search for them everywhere it writes or speaks. */
@NullMarked
package belfry.server.planted;

import org.jspecify.annotations.NullMarked;
