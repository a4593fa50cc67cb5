/** A running deployment as chain and provider tell of it: what it costs, how long its money lasts, what is wrong. */
@NullMarked
package belfry.core.akash.lease;

import org.jspecify.annotations.NullMarked;
