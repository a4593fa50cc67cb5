/** What probes read about the services Belfry stands on, and how that is told in one sentence. */
@NullMarked
package belfry.core.stack;

import org.jspecify.annotations.NullMarked;
