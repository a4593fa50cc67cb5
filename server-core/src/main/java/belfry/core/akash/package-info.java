/** Akash as the network sees it: deployment files, the manifests and hashes made of them, and what they cost. */
@NullMarked
package belfry.core.akash;

import org.jspecify.annotations.NullMarked;
