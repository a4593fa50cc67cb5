/**
 * What a deployment file says, as typed records: services, what they expose and mount, compute profiles, placements and
 * prices. Each record knows its path, and so its place in the text. Nothing is judged here; what is missing or of the
 * wrong kind is simply absent.
 */
@NullMarked
package belfry.core.akash.definition;

import org.jspecify.annotations.NullMarked;
