/**
 * The due clock: knows what falls due in the next seconds, claims it a moment ahead, hands it over at its second, never
 * early by the database's clock, and finds what fell between.
 */
@NullMarked
package belfry.server.schedule;

import org.jspecify.annotations.NullMarked;
