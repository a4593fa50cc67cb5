/**
 * Judging a deployment file before the network does: the union of what the published schema, the TypeScript library, the
 * Go tools with the chain, and the providers refuse, each finding with its place and with those who refuse.
 */
@NullMarked
package belfry.core.akash.check;

import org.jspecify.annotations.NullMarked;
