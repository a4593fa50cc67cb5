/**
 * How the installation stands: what it rests on, its processes, queues and incidents, live, with what mends them.
 */
@NullMarked
package belfry.desktop.process;

import org.jspecify.annotations.NullMarked;
