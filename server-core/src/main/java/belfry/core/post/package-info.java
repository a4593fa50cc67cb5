/** A post, its deliveries and their parts, the states they may be in and the moves allowed between them. */
@NullMarked
package belfry.core.post;

import org.jspecify.annotations.NullMarked;
