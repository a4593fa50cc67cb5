/** The decisions of publishing: send, retry, wait, confirm, give up; never the sending itself. */
@NullMarked
package belfry.core.publish;

import org.jspecify.annotations.NullMarked;
