/** Root of app-desktop. */
@NullMarked
package belfry.desktop;

import org.jspecify.annotations.NullMarked;
