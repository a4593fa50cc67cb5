/** Deployment files written from a form: Belfry's own, and the Postiz stack. */
@NullMarked
package belfry.core.akash.template;

import org.jspecify.annotations.NullMarked;
