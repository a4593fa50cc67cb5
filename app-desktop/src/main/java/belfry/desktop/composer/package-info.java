/**
 * Writing a post: channels, text and its variants, thread, media, time; checked as one types; never lost.
 */
@NullMarked
package belfry.desktop.composer;

import org.jspecify.annotations.NullMarked;
