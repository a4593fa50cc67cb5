/** When what a probe or a worker noticed becomes an incident, when it comes back, and when it is over. */
@NullMarked
package belfry.core.incident;

import org.jspecify.annotations.NullMarked;
