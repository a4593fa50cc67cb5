/**
 * How the console stays fluid: the one way off the JavaFX thread and back, and the gathering of live events.
 */
@NullMarked
package belfry.desktop.fx;

import org.jspecify.annotations.NullMarked;
