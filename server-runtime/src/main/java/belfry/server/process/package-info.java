/** The processes of this installation on every machine: how they register, beat and are measured, and their logs. */
@NullMarked
package belfry.server.process;

import org.jspecify.annotations.NullMarked;
