/** A team's space: members, their roles and what each role may do. */
@NullMarked
package belfry.core.workspace;

import org.jspecify.annotations.NullMarked;
