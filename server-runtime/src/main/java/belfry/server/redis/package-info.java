/** The connection to Redis: a cache that may be away at any moment, so every answer can be "not there". */
@NullMarked
package belfry.server.redis;

import org.jspecify.annotations.NullMarked;
