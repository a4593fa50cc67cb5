package belfry.server.cli;

import belfry.core.problem.BelfryException;
import belfry.core.wire.DoctorReport;
import belfry.core.wire.LampState;
import belfry.server.config.ServerConfig;
import belfry.server.stack.LocalDoctor;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code belfry doctor}: what the probes of the running server see, or what a server would find here. */
@Command(name = "doctor", mixinStandardHelpOptions = true, description = "Look for what is wrong: ask the running server's probes, or look at this machine when none runs.")
public final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private final Settings settings = new Settings();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @SuppressWarnings("NullAway.Init") // picocli fills the field before the command runs
    public DoctorCommand() {}

    @Override
    public Integer call() {
        var report = report(settings.read());
        var out = spec.commandLine().getOut();
        if (json) {
            Printed.json(out, report);
        } else {
            print(out, report);
        }
        return report.state() == LampState.UP && LocalDoctor.problems(report).isEmpty()
                ? ExitCode.FINE
                : ExitCode.PROBLEM;
    }

    private static DoctorReport report(ServerConfig config) {
        if (LocalApi.running(config.home()).isEmpty()) {
            return new LocalDoctor(config).examine();
        }
        try {
            return LocalApi.of(config).get("/api/v1/doctor", DoctorReport.class);
        } catch (BelfryException e) {
            if (!e.problem().code().equals("server-not-running")) {
                throw e;
            }
            // The server died without taking its address back.
            return new LocalDoctor(config).examine();
        }
    }

    private static void print(PrintWriter out, DoctorReport report) {
        int width = report.probes().stream().mapToInt(probe -> probe.probe().length()).max().orElse(0);
        for (var probe : report.probes()) {
            out.println("%s  %s%s  %s".formatted(mark(probe.state()), probe.probe(),
                    " ".repeat(width - probe.probe().length()), probe.summary()));
        }
        for (var problem : LocalDoctor.problems(report)) {
            out.println();
            Printed.problem(out, problem);
        }
        out.flush();
    }

    private static String mark(LampState state) {
        return switch (state) {
            case UP -> coloured(32, "ok  ");
            case DEGRADED -> coloured(33, "warn");
            case DOWN -> coloured(31, "DOWN");
            case ABSENT -> coloured(90, "-   ");
        };
    }

    private static String coloured(int colour, String text) {
        return Ansi.AUTO.enabled() ? "\033[%dm%s\033[0m".formatted(colour, text) : text;
    }
}
