/** The JavaFX console: {@code BelfryApp} starts it, {@code Desktop} builds it top to bottom. */
@NullMarked
package belfry.desktop;

import org.jspecify.annotations.NullMarked;
