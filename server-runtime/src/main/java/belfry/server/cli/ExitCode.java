package belfry.server.cli;

import belfry.core.problem.BelfryException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** The outer edge: whatever a command throws becomes a message for people and an exit status for scripts. */
public final class ExitCode implements IExecutionExceptionHandler {
    public static final int FINE = 0;
    public static final int PROBLEM = 1;
    public static final int WRONG_USE = 2;

    @Override
    public int handleExecutionException(Exception thrown, CommandLine command, ParseResult parsed) {
        PrintWriter err = command.getErr();
        return switch (thrown) {
            case WrongUse wrong -> {
                wrong.problems().forEach(problem -> Printed.problem(err, problem));
                yield WRONG_USE;
            }
            case BelfryException known -> {
                Printed.problem(err, known.problem());
                yield PROBLEM;
            }
            default -> {
                err.printf("error: %s%n  cause: %s%n  1. This is a fault in Belfry: please report it with the output of"
                        + " BELFRY_OPTS=-Dbelfry.trace=true%n", thrown.getClass().getSimpleName(),
                        thrown.getMessage());
                if (Boolean.getBoolean("belfry.trace")) {
                    thrown.printStackTrace(err);
                }
                err.flush();
                yield PROBLEM;
            }
        };
    }
}
