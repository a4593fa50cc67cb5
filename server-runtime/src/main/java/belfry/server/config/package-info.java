/** What the operator configured: file, environment and flags become one record; every mistake is told together. */
@NullMarked
package belfry.server.config;

import org.jspecify.annotations.NullMarked;
