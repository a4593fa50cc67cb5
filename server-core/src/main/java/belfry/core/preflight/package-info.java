/** What would be refused if it were sent now: Belfry's own rules and those of each network, each at its field. */
@NullMarked
package belfry.core.preflight;

import org.jspecify.annotations.NullMarked;
