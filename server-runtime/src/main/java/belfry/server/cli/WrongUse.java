package belfry.server.cli;

import belfry.core.problem.Problem;
import java.util.List;

/** The command was given settings that cannot be used: exit status 2. */
public final class WrongUse extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final transient List<Problem> problems;

    public WrongUse(List<Problem> problems) {
        super(problems.getFirst().summary());
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
