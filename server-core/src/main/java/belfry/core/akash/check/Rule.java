package belfry.core.akash.check;

import belfry.core.akash.definition.Sdl;

/** One area of what can be wrong with a deployment file. */
public interface Rule {
    void check(Sdl sdl, Report report);
}
