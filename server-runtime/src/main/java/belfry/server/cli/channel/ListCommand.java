package belfry.server.cli.channel;

import belfry.server.cli.ExitCode;
import belfry.server.cli.LocalApi;
import belfry.server.cli.Printed;
import belfry.server.cli.ServerCommand;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;

/** {@code belfry channels list}. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "List the connected channels.")
final class ListCommand extends ServerCommand {

    @Override
    protected int run(LocalApi api) {
        var channels = ChannelChoice.of(api).all();
        if (json()) {
            Printed.json(out(), channels);
            return ExitCode.FINE;
        }
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("CHANNEL", "NETWORK", "NAME", "HANDLE", "HEALTH", "QUEUED"));
        channels.forEach(one -> rows.add(List.of(one.id().toString(), one.network(), one.name(), one.handle(),
                one.disabled() ? "switched off" : one.health().name(), Long.toString(one.queued()))));
        Printed.table(out(), rows);
        return ExitCode.FINE;
    }
}
