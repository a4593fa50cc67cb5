/**
 * Getting in: which server, as whom, and what to do when it does not answer or the session has expired.
 */
@NullMarked
package belfry.desktop.connect;

import org.jspecify.annotations.NullMarked;
