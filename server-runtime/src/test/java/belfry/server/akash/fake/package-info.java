/** Chain, Console and providers of Akash on loopback, as their documentation describes them, with what can go wrong. */
@NullMarked
package belfry.server.akash.fake;

import org.jspecify.annotations.NullMarked;
