/** Deployments on Akash: what runs where, what it costs, how long its money lasts, and which traps it is in. */
@NullMarked
package belfry.desktop.akash;

import org.jspecify.annotations.NullMarked;
