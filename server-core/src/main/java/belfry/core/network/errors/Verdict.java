package belfry.core.network.errors;

import belfry.core.problem.Problem;
import belfry.core.publish.ErrorClass;

/** What a fault means. */
public record Verdict(ErrorClass kind, Settled settled, Problem problem) {}
