/**
 * The only way out to addresses that a person can type: every connection is checked at the socket, every redirect is
 * followed by our own hand, and every call says whether it left this machine.
 */
@NullMarked
package belfry.server.guard;

import org.jspecify.annotations.NullMarked;
