/**
 * The console's own controls: drawer, problem card, toast, confirmation with consequences, state badge, empty state.
 */
@NullMarked
package belfry.desktop.ui;

import org.jspecify.annotations.NullMarked;
