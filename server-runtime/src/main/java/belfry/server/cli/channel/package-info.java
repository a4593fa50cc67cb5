/** The command line's {@code belfry channels}: connect, check and remove accounts of the running server. */
@NullMarked
package belfry.server.cli.channel;

import org.jspecify.annotations.NullMarked;
