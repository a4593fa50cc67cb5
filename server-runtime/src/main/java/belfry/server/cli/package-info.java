/** The command line: one class per command; the only place that prints. Commands load what they need when they run. */
@NullMarked
package belfry.server.cli;

import org.jspecify.annotations.NullMarked;
