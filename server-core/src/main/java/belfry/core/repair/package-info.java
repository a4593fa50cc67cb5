/** Why a post is not where it should be, which repairs its state allows, what each would do, and the way back. */
@NullMarked
package belfry.core.repair;

import org.jspecify.annotations.NullMarked;
