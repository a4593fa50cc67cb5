/** A bakery's installation with everything that can stand in one, for pictures and for looking around. */
@NullMarked
package belfry.server.sample;

import org.jspecify.annotations.NullMarked;
