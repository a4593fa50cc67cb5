/** {@code belfry akash …}: deployment files read, checked, mended, compiled and compared, without any service. */
@NullMarked
package belfry.server.cli.akash;

import org.jspecify.annotations.NullMarked;
