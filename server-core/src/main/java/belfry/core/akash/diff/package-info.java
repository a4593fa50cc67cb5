/** What an update of a deployment would do: change in place, restart, need a new deployment, lose data. */
@NullMarked
package belfry.core.akash.diff;

import org.jspecify.annotations.NullMarked;
