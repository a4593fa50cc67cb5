/** Root of server-runtime. */
@NullMarked
package belfry.server;

import org.jspecify.annotations.NullMarked;
