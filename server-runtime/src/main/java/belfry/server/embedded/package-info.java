/**
 * The PostgreSQL and Redis that Belfry brings along: unpacked once per user, kept on loopback with a password, durable,
 * started again when they die and stopped with the server. Opening and closing only, and the order of every closing.
 */
@NullMarked
package belfry.server.embedded;

import org.jspecify.annotations.NullMarked;
