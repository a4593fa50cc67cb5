/** Talking to social networks: one subpackage each, behind one interface. */
@NullMarked
package belfry.server.network;

import org.jspecify.annotations.NullMarked;
