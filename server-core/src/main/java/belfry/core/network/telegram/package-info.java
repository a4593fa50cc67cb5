/** What a Telegram channel takes, and how marked-up text becomes Telegram's entities. */
@NullMarked
package belfry.core.network.telegram;

import org.jspecify.annotations.NullMarked;
