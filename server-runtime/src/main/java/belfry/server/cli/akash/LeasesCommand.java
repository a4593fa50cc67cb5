package belfry.server.cli.akash;

import belfry.core.problem.BelfryException;
import belfry.core.problem.Problem;
import belfry.core.problem.Severity;
import belfry.core.wire.AkashAccountView;
import belfry.core.wire.AkashLook;
import belfry.server.akash.DirectLook;
import belfry.server.cli.ExitCode;
import belfry.server.cli.LocalApi;
import belfry.server.cli.Printed;
import belfry.server.cli.Settings;
import belfry.server.cli.WrongUse;
import belfry.server.config.ServerConfig;
import belfry.server.guard.GuardedHttp;
import belfry.server.guard.HostPort;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code belfry akash leases}: what runs, what it costs, how long the money lasts, and what is wrong. */
@Command(name = "leases", mixinStandardHelpOptions = true, description = "Show deployments with price, runway and what is wrong with them.", footer = {
        "", "Without --owner the running server is asked for the accounts that it watches.",
        "With --owner the chain is asked directly; no server is needed.",
        "Exit status: 0 all well, 1 something is wrong or nobody answered, 2 wrong use."})
final class LeasesCommand implements Callable<Integer> {
    @Mixin
    private final Settings settings = new Settings();
    @Spec
    private CommandSpec spec;
    @Option(names = "--owner", paramLabel = "ADDRESS", description = "owner address (akash1…) to look up on the chain")
    private @Nullable String owner;
    @Option(names = "--rest", paramLabel = "URL", description = "REST interface of a chain node, with --owner")
    private @Nullable String rest;
    @Option(names = "--console", paramLabel = "URL", description = "Console's API, asked for uptimes, with --owner")
    private @Nullable String console;
    @Option(names = "--json", description = "print JSON")
    private boolean json;

    @SuppressWarnings("NullAway.Init") // picocli fills the field before the command runs
    LeasesCommand() {}

    @Override
    public Integer call() {
        var config = settings.read();
        if (owner == null && (rest != null || console != null)) {
            throw new WrongUse(List.of(Problem.error("owner-missing", "--rest and --console need --owner",
                    "A server that is asked knows its nodes by itself", "Add --owner akash1…")));
        }
        return owner == null ? ofServer(config) : ofChain(config, owner);
    }

    private int ofChain(ServerConfig config, String address) {
        try (var http = new GuardedHttp(config.allowPrivateHosts().stream().map(HostPort::parse)
                .collect(Collectors.toUnmodifiableSet()))) {
            var look = look(http, address);
            if (json) {
                Printed.json(spec.commandLine().getOut(), look);
            } else {
                new LeasePrinter(spec.commandLine().getOut(), Clock.system(ZoneId.systemDefault())).look(look);
            }
            return status(problems(look));
        }
    }

    private AkashLook look(GuardedHttp http, String address) {
        try {
            return new DirectLook(http, Clock.systemUTC()).at(address, Optional.ofNullable(rest),
                    Optional.ofNullable(console));
        } catch (BelfryException e) {
            if (e.problem().code().startsWith("akash-address")) {
                throw new WrongUse(List.of(e.problem()));
            }
            throw e;
        }
    }

    private int ofServer(ServerConfig config) {
        var accounts = Arrays.asList(LocalApi.of(config).get("/api/v1/akash/accounts", AkashAccountView[].class));
        var out = spec.commandLine().getOut();
        if (json) {
            Printed.json(out, accounts);
        } else if (accounts.isEmpty()) {
            out.println("No account is watched. Add one in the console under Akash, or look one up: "
                    + "belfry akash leases --owner akash1…");
            out.flush();
        } else {
            accounts.forEach(account -> new LeasePrinter(out, Clock.system(ZoneId.systemDefault())).account(account));
        }
        var all = new ArrayList<Problem>();
        accounts.forEach(account -> {
            Optional.ofNullable(account.problem()).ifPresent(all::add);
            Optional.ofNullable(account.look()).map(LeasesCommand::problems).ifPresent(all::addAll);
        });
        return status(all);
    }

    static List<Problem> problems(AkashLook look) {
        return Stream.concat(look.problems().stream(),
                look.deployments().stream().flatMap(deployment -> deployment.problems().stream()))
                .toList();
    }

    private static int status(List<Problem> problems) {
        return problems.stream().allMatch(problem -> problem.severity() == Severity.INFO)
                ? ExitCode.FINE
                : ExitCode.PROBLEM;
    }
}
