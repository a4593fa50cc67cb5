/**
 * An Akash deployment file as text that can be read, pointed into and mended: its tree with the place of every key and
 * value, what was found wrong with it, and edits that change only what they name.
 */
@NullMarked
package belfry.core.akash.sdl;

import org.jspecify.annotations.NullMarked;
