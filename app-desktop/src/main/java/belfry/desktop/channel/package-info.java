/**
 * The connected accounts: their health, connecting and reconnecting, posting slots, removal with what it would cancel.
 */
@NullMarked
package belfry.desktop.channel;

import org.jspecify.annotations.NullMarked;
