/** Talking to Telegram's Bot API. */
@NullMarked
package belfry.server.network.telegram;

import org.jspecify.annotations.NullMarked;
