/**
 * Posts and their repair: what is stuck by cause, every post in a table that is searched by words, one post in detail,
 * and repairs that show what they will do before they do it.
 */
@NullMarked
package belfry.desktop.post;

import org.jspecify.annotations.NullMarked;
