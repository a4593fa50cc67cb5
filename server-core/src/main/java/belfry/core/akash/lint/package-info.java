/**
 * Advice on deployment files that every official tool accepts and that still go wrong: data that dies with the lease,
 * services nobody can reach, secrets in clear. Most advice comes with a quick fix, which is data: what changes, and why.
 */
@NullMarked
package belfry.core.akash.lint;

import org.jspecify.annotations.NullMarked;
