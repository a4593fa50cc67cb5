package belfry.server.cli.channel;

import belfry.core.wire.ChannelHealth;
import belfry.core.wire.ChannelView;
import belfry.server.cli.ExitCode;
import belfry.server.cli.LocalApi;
import belfry.server.cli.Printed;
import belfry.server.cli.ServerCommand;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code belfry channels check}: asks the network whether it still lets us in. */
@Command(name = "check", mixinStandardHelpOptions = true, description = "Ask the network whether the channel still works. Exit status 1 when it does not.")
final class CheckCommand extends ServerCommand {
    @Parameters(paramLabel = "CHANNEL", description = "Id, name or handle.")
    private String channel;

    @SuppressWarnings("NullAway.Init") // picocli fills the field before the command runs
    CheckCommand() {}

    @Override
    protected int run(LocalApi api) {
        var id = ChannelChoice.of(api).one(channel).id();
        var view = api.post("/api/v1/channels/" + id + "/check", Map.of(), ChannelView.class);
        if (json()) {
            Printed.json(out(), view);
        } else {
            say("%s: %s", view.name(), view.health());
            var problem = view.problem();
            if (problem != null) {
                Printed.problem(err(), problem);
            }
        }
        return view.health() == ChannelHealth.OK ? ExitCode.FINE : ExitCode.PROBLEM;
    }
}
