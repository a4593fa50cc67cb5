/** The one JSON form of everything that crosses HTTP, used by the server and the console. */
@NullMarked
package belfry.core.wire;

import org.jspecify.annotations.NullMarked;
