/**
 * How secrets are kept: sealed in the database and bound to their place, hashed where a hash is enough, and wiped from
 * whatever is stored or logged.
 */
@NullMarked
package belfry.server.secret;

import org.jspecify.annotations.NullMarked;
