package belfry.server;

import belfry.core.problem.Problem;

/** Told what hinders the start while it goes on trying. */
public interface Reporter {
    void report(Problem problem);
}
