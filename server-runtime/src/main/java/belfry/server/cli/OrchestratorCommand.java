package belfry.server.cli;

import belfry.server.Opened;
import belfry.server.OrchestratorProcess;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code belfry orchestrator}: runs one of the processes that publish. */
@Command(name = "orchestrator", mixinStandardHelpOptions = true, description = {
        "Run a process that publishes.",
        "The server starts its own; more may run on other machines, on the same database (BELFRY_DATABASE_URL) and the"
                + " same Temporal."})
public final class OrchestratorCommand implements Callable<Integer> {
    @Mixin
    private final Settings settings = new Settings();

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli fills the field before the command runs
    public OrchestratorCommand() {}

    @Override
    public Integer call() throws InterruptedException {
        var config = settings.read();
        var err = spec.commandLine().getErr();
        var opened = new Opened();
        Runtime.getRuntime().addShutdownHook(new Thread(opened::close, "stop"));
        OrchestratorProcess.start(config, opened, problem -> Printed.problem(err, problem));
        new CountDownLatch(1).await();
        return ExitCode.FINE;
    }
}
