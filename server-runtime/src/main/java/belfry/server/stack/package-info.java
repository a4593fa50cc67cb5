/** Watches what Belfry stands on: probes, lamps, incidents from what they find, task queues, and the doctor. */
@NullMarked
package belfry.server.stack;

import org.jspecify.annotations.NullMarked;
