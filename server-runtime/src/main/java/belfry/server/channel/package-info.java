/** Connected accounts: connecting, checking, renewing, removing them, and their sealed credentials. */
@NullMarked
package belfry.server.channel;

import org.jspecify.annotations.NullMarked;
