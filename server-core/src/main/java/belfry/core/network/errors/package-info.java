/** What a network's refusal means: a catalogue matched on structured fields, a default by status family, and how long to wait. */
@NullMarked
package belfry.core.network.errors;

import org.jspecify.annotations.NullMarked;
