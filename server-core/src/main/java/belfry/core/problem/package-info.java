/** What went wrong, told to the person who has to mend it. */
@NullMarked
package belfry.core.problem;

import org.jspecify.annotations.NullMarked;
