/** Keeps incidents with their timelines in PostgreSQL, serves them, and runs the remedies that a button can do. */
@NullMarked
package belfry.server.incident;

import org.jspecify.annotations.NullMarked;
