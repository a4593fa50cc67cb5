/** Values that must never be printed: they are wrapped where they enter and unwrapped only where they are used. */
@NullMarked
package belfry.core.secret;

import org.jspecify.annotations.NullMarked;
