/** Which Temporal runs the workflows, and the way to it. Opening and closing only: nothing here waits for it. */
@NullMarked
package belfry.server.temporal;

import org.jspecify.annotations.NullMarked;
