/**
 * Compiling: from a deployment file to the groups that the chain stores, the manifest that a provider receives, and the
 * hash that ties the two together, by the rules of either official library.
 */
@NullMarked
package belfry.core.akash.manifest;

import org.jspecify.annotations.NullMarked;
