package belfry.desktop.fx;

import belfry.core.problem.Problem;

/** How far a screen is that asks the server for what it shows. */
public sealed interface Loading {
    /** Nothing has come yet. */
    record First() implements Loading {}

    /** It has come; it may be nothing. */
    record Done() implements Loading {}

    /** There is nothing that could be shown. */
    record Failed(Problem problem) implements Loading {}
}
