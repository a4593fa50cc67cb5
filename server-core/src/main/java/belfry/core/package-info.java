/** Root of server-core. */
@NullMarked
package belfry.core;

import org.jspecify.annotations.NullMarked;
