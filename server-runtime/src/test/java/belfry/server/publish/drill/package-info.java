/**
 * Drills on a whole installation: a real server with its own PostgreSQL, Redis and Temporal, real orchestrators, real
 * signals, and networks that count what people see.
 */
@NullMarked
package belfry.server.publish.drill;

import org.jspecify.annotations.NullMarked;
