/**
 * The window around the screens: rail, status bar, command palette, keys, drawer, toasts, undo history, navigation.
 */
@NullMarked
package belfry.desktop.shell;

import org.jspecify.annotations.NullMarked;
