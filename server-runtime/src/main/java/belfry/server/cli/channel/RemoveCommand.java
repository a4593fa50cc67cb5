package belfry.server.cli.channel;

import belfry.core.wire.RemovalView;
import belfry.server.cli.ExitCode;
import belfry.server.cli.LocalApi;
import belfry.server.cli.Printed;
import belfry.server.cli.ServerCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code belfry channels remove}: says what it would cancel, and does it with {@code --yes}. */
@Command(name = "remove", mixinStandardHelpOptions = true, description = "Remove a channel. Without --yes it only says what would be cancelled.")
final class RemoveCommand extends ServerCommand {
    @Parameters(paramLabel = "CHANNEL", description = "Id, name or handle.")
    private String channel;

    @Option(names = "--yes", description = "Do it.")
    private boolean yes;

    @SuppressWarnings("NullAway.Init") // picocli fills the field before the command runs
    RemoveCommand() {}

    @Override
    protected int run(LocalApi api) {
        var view = ChannelChoice.of(api).one(channel);
        var path = "/api/v1/channels/" + view.id();
        var removal = yes ? api.delete(path, RemovalView.class) : api.get(path + "/removal", RemovalView.class);
        if (json()) {
            Printed.json(out(), removal);
        } else {
            say(yes
                    ? "%s is removed; %d queued posts were cancelled, %d drafts kept"
                    : "%s would be removed, %d queued posts cancelled, %d drafts kept. Do it with --yes", view.name(),
                    removal.queued(), removal.drafts());
        }
        return ExitCode.FINE;
    }
}
