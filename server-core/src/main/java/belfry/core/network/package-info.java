/** What one social network allows: how it counts text, which media it takes, how it can be asked what became of a call. */
@NullMarked
package belfry.core.network;

import org.jspecify.annotations.NullMarked;
