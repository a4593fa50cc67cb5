/** The command line's {@code belfry posts}: write, list, explain and mend posts of the running server. */
@NullMarked
package belfry.server.cli.post;

import org.jspecify.annotations.NullMarked;
