/** How a supervised process fares: its course from launch to exit, why it ended, and who holds its port. */
@NullMarked
package belfry.core.process;

import org.jspecify.annotations.NullMarked;
