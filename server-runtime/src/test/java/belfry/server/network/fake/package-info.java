/** Networks to test against, written from their documented protocols, with faults on order and a log of what is true. */
@NullMarked
package belfry.server.network.fake;

import org.jspecify.annotations.NullMarked;
