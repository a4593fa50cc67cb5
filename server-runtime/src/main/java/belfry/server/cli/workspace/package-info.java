/** Commands for the people of a workspace. */
@NullMarked
package belfry.server.cli.workspace;

import org.jspecify.annotations.NullMarked;
